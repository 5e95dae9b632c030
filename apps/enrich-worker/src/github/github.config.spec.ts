import { generateKeyPairSync } from 'node:crypto';
import { loadConfig } from '@provenance/service';
import { GitHubConfig } from './github.config.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const read = (env: Record<string, string>): GitHubConfig => loadConfig([GitHubConfig], env)[0];

describe('the settings of GitHub', () => {
  it('ask nobody by default', () => {
    expect(read({}).credentials()).toBeUndefined();
    expect(read({}).baseUrl).toBe('https://api.github.com');
  });

  it('take a token, or an app with its key as GitHub gives it out', () => {
    expect(read({ PROVENANCE_GITHUB_TOKEN: 't' }).credentials()).toEqual({ kind: 'token', token: 't' });
    const app = read({ PROVENANCE_GITHUB_APP_ID: '12', PROVENANCE_GITHUB_APP_PRIVATE_KEY: pkcs1.replaceAll('\n', '\\n') }).credentials();
    expect(app).toMatchObject({ kind: 'app', appId: '12', privateKey: expect.stringContaining('BEGIN PRIVATE KEY') as string });
  });

  it('ask GitHub for no teams unless told', () => {
    expect([read({}).teams, read({ PROVENANCE_GITHUB_TEAMS: 'true' }).teams]).toEqual([false, true]);
  });

  it.each([
    [{ PROVENANCE_GITHUB_APP_ID: '12' }, /belong together/],
    [{ PROVENANCE_GITHUB_APP_PRIVATE_KEY: pkcs1 }, /belong together/],
    [{ PROVENANCE_GITHUB_APP_ID: '12', PROVENANCE_GITHUB_APP_PRIVATE_KEY: 'x' }, /no private key in PEM/],
    [{ PROVENANCE_GITHUB_TOKEN: 't', PROVENANCE_GITHUB_APP_ID: '12', PROVENANCE_GITHUB_APP_PRIVATE_KEY: pkcs1 }, /both set: keep one/],
    [{ PROVENANCE_GITHUB_TOKEN: 'Bearer t' }, /PROVENANCE_GITHUB_TOKEN holds a blank/],
    [{ PROVENANCE_GITHUB_TOKEN: 't\nt' }, /line break/],
    [{ PROVENANCE_GITHUB_CHECKS: 'true' }, /PROVENANCE_GITHUB_CHECKS needs PROVENANCE_GITHUB_APP_ID/],
    [{ PROVENANCE_GITHUB_CHECKS: 'true', PROVENANCE_GITHUB_TOKEN: 'ghp_x' }, /needs an app/],
    [{ PROVENANCE_GITHUB_COMMENTS: 'true' }, /PROVENANCE_GITHUB_COMMENTS needs/],
    [{ PROVENANCE_GITHUB_BASE_URL: 'github' }, /PROVENANCE_GITHUB_BASE_URL/],
    [{ PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: '{"maria": 1}' }, /PROVENANCE_GITHUB_REVIEWER_TEAM_MAP must be a JSON map/],
    [{ PROVENANCE_GITHUB_RESERVE_PERCENT: '100' }, /PROVENANCE_GITHUB_RESERVE_PERCENT/],
  ] as Record<string, string>[][] as [Record<string, string>, RegExp][])('stop the start with %o', (env, fault) => {
    expect(() => read(env)).toThrow(fault);
  });
});
