import { createHmac } from 'node:crypto';
import { startStandInIssuer, type StandInIssuer } from '@provenance/embedded';
import { OidcVerifier } from './oidc-verifier.ts';

const AUDIENCE = 'https://provenance.example.com';

let issuer: StandInIssuer;
let verifier: OidcVerifier;

beforeEach(async () => {
  issuer = await startStandInIssuer(AUDIENCE);
  verifier = new OidcVerifier({ issuer: issuer.url, audience: AUDIENCE });
});

afterEach(() => issuer.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({ iss: issuer.url, aud: AUDIENCE, iat: now(), exp: now() + 300, repository: 'acme/shop' });

// The issuer is a local HTTP server that stands in for GitHub's: what GitHub itself signs is not seen here.
describe('a token of a job', () => {
  it('opens writing and reading of its own repository', async () => {
    const result = await verifier.verify(issuer.token());
    const { access } = result as Extract<typeof result, { access: unknown }>;
    expect([access.actor, [...access.scopes], access.repos]).toEqual(['github-actions:acme/shop', ['analysis:write', 'analysis:read'], ['acme/shop']]);
    expect([access.reaches('Acme/Shop'), access.reaches('acme/shop2'), access.may('admin')]).toEqual([true, false, false]);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['of another audience', () => issuer.token({}, { audience: 'https://other.example.com' })],
    ['of another issuer', () => issuer.token({}, { issuer: 'https://token.actions.githubusercontent.com' })],
    ['that has expired', () => issuer.token({}, { issuedAt: now() - 3600 })],
    ['that is not valid yet', () => issuer.token({}, { notBefore: now() + 600 })],
    ['without a repository', () => issuer.token({ repository: undefined })],
    ['with a pattern for a repository', () => issuer.token({ repository: 'acme/*' })],
    ['with a list for a repository', () => issuer.token({ repository: ['acme/shop'] })],
    ['with algorithm none', () => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims())}.`],
    ['of a key that is not the issuer\'s', async () => {
      const other = await startStandInIssuer(AUDIENCE);
      other.close();
      return other.token({}, { issuer: issuer.url });
    }],
    ['that was changed', () => {
      const [head, , signature] = issuer.token().split('.');
      return `${head}.${part({ ...claims(), repository: 'acme/other' })}.${signature}`;
    }],
  ])('%s is refused', async (_name, make) => {
    expect(await verifier.verify(await make())).toEqual({ refused: expect.any(String) });
  });

  it('signed with HS256 over the public key is refused', async () => {
    const key = issuer.publicKey();
    for (const secret of [JSON.stringify(key), Buffer.from(key.n!, 'base64url')]) {
      const signed = `${part({ alg: 'HS256', kid: key.kid })}.${part(claims())}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await verifier.verify(`${signed}.${signature}`)).toEqual({ refused: expect.stringContaining('"alg"') });
    }
  });

  it('of a repository that is not taken is refused', async () => {
    const picky = new OidcVerifier({ issuer: issuer.url, audience: AUDIENCE, repos: ['globex/*'] });
    expect(await picky.verify(issuer.token())).toEqual({ refused: 'Jobs of this repository are not taken' });
    expect(await picky.verify(issuer.token({ repository: 'globex/site' }))).toHaveProperty('access');
  });
});

it('fetches the keys once for many tokens, and not again at once for a key that is not known', async () => {
  for (let n = 0; n < 5; n++) await verifier.verify(issuer.token());
  expect(issuer.keyFetches).toBe(1);
  issuer.rotate();
  for (let n = 0; n < 5; n++) expect(await verifier.verify(issuer.token())).toHaveProperty('refused');
  expect(issuer.keyFetches).toBe(1);
});

it('follows a rotation of the keys once the cooldown is over', async () => {
  const eager = new OidcVerifier({ issuer: issuer.url, audience: AUDIENCE, keyCooldownMs: 0 });
  expect(await eager.verify(issuer.token())).toHaveProperty('access');
  const old = issuer.token();
  issuer.rotate();
  expect(await eager.verify(issuer.token())).toHaveProperty('access');
  expect(issuer.keyFetches).toBe(2);
  expect(await eager.verify(old)).toHaveProperty('refused');
});

it('says that the issuer cannot be asked, which is not the fault of the caller', async () => {
  const token = issuer.token();
  issuer.close();
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'issuer_unavailable' });
});

it('refuses a discovery that names another issuer', async () => {
  const token = issuer.token();
  const confused = new OidcVerifier({ issuer: `${issuer.url}/`, audience: AUDIENCE });
  await expect(confused.verify(token)).rejects.toMatchObject({ code: 'issuer_unavailable' });
});

it('tells an operator of an issuer that cannot be asked, before a job comes, and that it can again', async () => {
  expect(await verifier.trouble()).toBeUndefined();
  issuer.close();
  const early = new OidcVerifier({ issuer: issuer.url, audience: AUDIENCE });
  expect(await early.trouble()).toContain(`${issuer.url}: fetch failed`);
  // Left alone for a while, the first reason stays.
  expect(await early.trouble()).toContain('fetch failed');
  const eager = new OidcVerifier({ issuer: issuer.url, audience: AUDIENCE, keyCooldownMs: 0 });
  await expect(eager.verify(issuer.token())).rejects.toMatchObject({ code: 'issuer_unavailable' });
  expect(await eager.trouble()).toContain(issuer.url);
});
