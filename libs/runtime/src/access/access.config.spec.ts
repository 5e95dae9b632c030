import { HttpConfig, loadConfig } from '@provenance/service';
import { AccessConfig } from './access.config.ts';

const settings = (env: Record<string, string>) => loadConfig([AccessConfig, HttpConfig], env);

it('is on unless it is said otherwise', () => {
  expect(settings({})[0].auth).toBe('on');
});

it.each(['127.0.0.1', '127.8.0.1', '::1'])('may be off on %s', (PROVENANCE_HOST) => {
  expect(() => settings({ PROVENANCE_AUTH: 'off', PROVENANCE_HOST })).not.toThrow();
});

it.each(['0.0.0.0', '::', '10.0.0.7', '::ffff:10.0.0.7'])('may not be off on %s', (PROVENANCE_HOST) => {
  expect(() => settings({ PROVENANCE_AUTH: 'off', PROVENANCE_HOST })).toThrow(`PROVENANCE_AUTH is off while PROVENANCE_HOST is ${PROVENANCE_HOST}`);
  expect(() => settings({ PROVENANCE_HOST })).not.toThrow();
});

it('takes no admin token that is short, and no words that mean nothing', () => {
  expect(() => settings({ PROVENANCE_ADMIN_TOKEN: 'short' })).toThrow('PROVENANCE_ADMIN_TOKEN');
  expect(() => settings({ PROVENANCE_AUTH: 'none' })).toThrow('PROVENANCE_AUTH');
});

it('reads patterns of repositories, and says which is none', () => {
  const [config] = settings({ PROVENANCE_OIDC_REPOS: 'acme/*, globex/site' });
  expect(config.oidcPatterns()).toEqual(['acme/*', 'globex/site']);
  expect(settings({})[0].oidcPatterns()).toBeUndefined();
  expect(() => settings({ PROVENANCE_OIDC_REPOS: 'acme/*,acme' })).toThrow('PROVENANCE_OIDC_REPOS has "acme", which is no pattern');
});

it.each([' ', '\n', '\uFEFF', '\0'])('takes no admin token with %j in it: no header could bring it', (sign) => {
  const text = 'a-token-of-more-than-thirty-two-signs';
  expect(() => settings({ PROVENANCE_ADMIN_TOKEN: text })).not.toThrow();
  for (const PROVENANCE_ADMIN_TOKEN of [`${text}${sign}`, `${sign}${text}`]) expect(() => settings({ PROVENANCE_ADMIN_TOKEN })).toThrow('without blanks and line breaks');
});
