import { githubAddress, githubCredentials, pullRequestReference, reviewerTeams } from './github.ts';

describe('pullRequestReference', () => {
  it.each(['acme/shop#42', 'https://github.com/acme/shop/pull/42', 'https://ghe.acme.example/acme/shop/pull/42/files#diff-1'])('reads %s', (text) => {
    expect(pullRequestReference(text)).toEqual({ repo: 'acme/shop', number: 42 });
  });

  it.each(['', 'acme', 'acme/shop', 'acme/shop#', 'acme/shop#0', 'acme/shop#4x', 'a/b/c#1', 'acme/..#1', 'acme/s hop#1', 'https://github.com/acme/shop/issues/42'])('refuses %j', (text) => {
    expect(() => pullRequestReference(text)).toThrow('name it as owner/repo#42');
  });
});

describe('githubCredentials', () => {
  it('takes the most particular name', () => {
    expect(githubCredentials({ GITHUB_TOKEN: 'a', GH_TOKEN: 'b', PROVENANCE_GITHUB_TOKEN: 'c' })).toEqual({ kind: 'token', token: 'c' });
    expect(githubCredentials({ GITHUB_TOKEN: 'a\n' })).toEqual({ kind: 'token', token: 'a' });
    expect(githubCredentials({ GITHUB_TOKEN: 'a', GH_TOKEN: 'b' })).toEqual({ kind: 'token', token: 'b' });
    expect(githubCredentials({ GITHUB_TOKEN: 'a', GH_TOKEN: '', PROVENANCE_GITHUB_TOKEN: '' })).toEqual({ kind: 'token', token: 'a' });
  });

  it.each([
    [{}, 'there is no token for GitHub'],
    [{ GITHUB_TOKEN: 'one\ntwo' }, 'GITHUB_TOKEN is no token: it holds a line break'],
    [{ PROVENANCE_GITHUB_TOKEN: 'one two', GITHUB_TOKEN: 'a' }, 'PROVENANCE_GITHUB_TOKEN is no token'],
    [{ PROVENANCE_GITHUB_APP_ID: '1', GITHUB_TOKEN: 'a' }, 'belong together'],
    [{ PROVENANCE_GITHUB_APP_ID: '1', PROVENANCE_GITHUB_APP_PRIVATE_KEY: 'x' }, 'no private key in PEM'],
  ])('of %j cannot be had', (env, message) => {
    expect(() => githubCredentials(env)).toThrow(message);
  });
});

describe('githubAddress', () => {
  it.each([
    [undefined, {}, 'https://api.github.com'],
    [undefined, { PROVENANCE_GITHUB_BASE_URL: 'https://ghe.acme.example/api/v3' }, 'https://ghe.acme.example/api/v3'],
    ['https://github.com', {}, 'https://api.github.com'],
    ['https://ghe.acme.example', {}, 'https://ghe.acme.example/api/v3'],
    ['https://ghe.acme.example/api/v3/', {}, 'https://ghe.acme.example/api/v3'],
    ['https://api.acme.ghe.com', {}, 'https://api.acme.ghe.com'],
    ['https://acme.ghe.com', {}, 'https://api.acme.ghe.com'],
  ])('of %s with %j is %s', (said, env, address) => {
    expect(githubAddress(said, env)).toBe(address);
  });

  it.each(['ghe.acme.example', 'ftp://x', ''])('refuses %j', (said) => {
    expect(() => githubAddress(said, {})).toThrow('not the address of a GitHub');
  });
});

describe('reviewerTeams', () => {
  it('has the teams of a login in any case of letters', () => {
    expect(reviewerTeams({ PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: '{"Maria":"core","jonas":["web","core"]}' })('maria')).toEqual(['core']);
    expect(reviewerTeams({})('maria')).toEqual([]);
  });

  it.each(['[]', '{', '{"a":1}'])('refuses %s', (map) => {
    expect(() => reviewerTeams({ PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: map })).toThrow('it must be a JSON map');
  });
});
