import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../limits/file-limits.ts';
import { file } from '../semgrep/engine.fixture.ts';
import { maskLiterals, maskSecrets } from './mask.ts';
import { SecretsDetector } from './secrets-detector.ts';

const detector = new SecretsDetector(DEFAULT_LIMITS);

async function secretsIn(text: string) {
  const [scan] = await detector.scan([file('config/settings.txt', text)]);
  return scan!.findings;
}

/** Of the form of a secret, and put together here so that this file holds none. */
const R = 'q7Xv2LmT9wBz4KpR8sHd3NcY6fGj1AeU5iOkZxCvBnMqWsPlRtYhGfDsJ0aQ';
const SECRETS: [rule: string, text: string][] = [
  ['secret-aws-access-key', `AKIA${'Q3EGRT7WLMN2PXVB'}`],
  ['secret-aws-secret-key', `aws_secret_access_key = ${R.slice(0, 40)}`],
  ['secret-gcp-api-key', `AIza${R.slice(0, 35)}`],
  ['secret-github-token', `ghp_${R.slice(0, 36)}`],
  ['secret-github-token', `github_pat_${R.slice(0, 22)}_${R}`],
  ['secret-gitlab-token', `glpat-${R.slice(0, 20)}`],
  ['secret-slack-token', `xoxb-${'2748193650'}-${R.slice(0, 24)}`],
  ['secret-slack-webhook', `https://hooks.slack.com/services/T${'8KQ2MZXW'}/B${'7PLV4RTN'}/${R.slice(0, 24)}`],
  ['secret-stripe-key', `sk_live_${R.slice(0, 24)}`],
  ['secret-npm-token', `npm_${R.slice(0, 36)}`],
  ['secret-pypi-token', `pypi-AgEIcHlwaS${R}`],
  ['secret-openai-key', `sk-proj-${R.slice(0, 48)}`],
  ['secret-anthropic-key', `sk-ant-api03-${R}${R.slice(0, 30)}`],
  ['secret-private-key', `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIEowIBAAKCAQEA${R.slice(0, 48)}\n`],
  ['secret-jwt', `eyJ${R.slice(0, 20)}.eyJ${R.slice(0, 40)}.${R.slice(0, 43)}`],
  ['secret-url-password', 'postgres://shop:Wq7vL2mT9@db.internal:5432/shop'],
  ['secret-generic-assignment', `API_TOKEN = "${R.slice(10, 42)}"`],
  ['secret-generic-assignment', `  clientSecret: '${R.slice(5, 37)}',`],
];

const HARMLESS = [
  'AKIAIOSFODNN7EXAMPLE',
  'api_key = "your-api-key-goes-here-1"',
  'token = os.environ["API_TOKEN"]',
  'const token = process.env.TOKEN;',
  'password = "correct horse battery staple"',
  'token_url = "https://auth.shop.test/oauth2/v2/token1"',
  'secret_name = "prod/shop/database-credentials-2"',
  'API_KEY_HEADER = "X-Shop-Api-Key-Version-2"',
  'csrf_token: "{{ csrf_token_value_123456 }}"',
  'postgres://user:password@localhost/db',
  'postgres://shop:${DB_PASSWORD}@db/shop',
  'sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
  'token_id = "6f1c2a9e-0b3d-4c5e-8f7a-1b2c3d4e5f60"',
  `if "-----BEGIN ${'PRIVATE'} KEY-----" in text:`,
  'passwordField = "user-login-form-password-input"',
];

/** The end of the secret, which no report may show. */
function tailOf(text: string): string {
  return text.replace('@db.internal:5432/shop', '').match(/[A-Za-z0-9]{8,}/gu)!.at(-1)!.slice(-8);
}

describe('SecretsDetector', () => {
  it.each(SECRETS)('finds a %s and does not repeat it', async (rule, text) => {
    const [finding, ...others] = await secretsIn(`first line\n${text}\n`);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule_key: rule, category: 'hardcoded_credentials', cwe: ['CWE-798'] });
    expect(JSON.stringify(finding)).not.toContain(tailOf(text));
  });

  it.each(HARMLESS)('leaves alone: %s', async (text) => {
    expect(await secretsIn(`${text}\n`)).toEqual([]);
  });

  it('tells line and column of the secret itself', async () => {
    const token = `ghp_${R.slice(0, 36)}`;
    const [finding] = await secretsIn(`a\nb\nkey = "${token}"\n`);
    expect(finding).toMatchObject({ start_line: 3, start_column: 8, end_line: 3, end_column: 8 + token.length });
  });

  it('has no say on coverage, and leaves out what is too large or binary', async () => {
    const token = `ghp_${R.slice(0, 36)}`;
    const scans = await detector.scan([file('a', token), file('b', `${token}\0`), file('c', token.repeat(30_000))]);
    expect(scans.map((scan) => [scan.status, scan.findings.length])).toEqual([['skipped', 1], ['skipped', 0], ['skipped', 0]]);
  });

  it.each([
    ['eyJ'.repeat(300_000)],
    ['eyJ-'.repeat(200_000)],
    ['token_'.repeat(150_000)],
    ['a://b:'.repeat(150_000)],
    [`aws_secret_key = ${'A'.repeat(900_000)}`],
    ['-----BEGIN PRIVATE KEY-----\\n'.repeat(30_000)],
  ])('comes to an end on a hostile text (%#)', async (text) => {
    const lines = new SecretsDetector({ maxFileBytes: 2_000_000, maxLineBytes: 2_000_000 });
    await expect(lines.scan([file('a', text)])).resolves.toHaveLength(1);
  });
});

describe('masking', () => {
  it.each(SECRETS.filter(([rule]) => rule !== 'secret-generic-assignment'))('hides a %s in any text', (_, text) => {
    expect(maskSecrets(`x ${text} y`)).not.toContain(tailOf(text));
  });

  it('hides the content of every literal where the match is the secret', () => {
    expect(maskLiterals(`connect("hunter2", 'it\\'s')`)).toBe(`connect("****", '****')`);
  });

  it('leaves text without secrets as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '(', '=', '1'), maxLength: 60 }), (text) => {
        expect(maskSecrets(text)).toBe(text);
      }),
    );
  });
});
