import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@provenance/service';
import { useCredentials } from './credentials.ts';

const NAME = 'GOOGLE_APPLICATION_CREDENTIALS';
const ACCOUNT = {
  type: 'service_account',
  client_email: 'loader@acme.iam.gserviceaccount.com',
  private_key: generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
};

describe('a file of credentials of Google', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'google-'));
    delete process.env[NAME];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    delete process.env[NAME];
  });

  const fileOf = (text: string): string => {
    const path = join(folder, 'key.json');
    writeFileSync(path, text);
    return path;
  };

  it.each([
    ['a service account', ACCOUNT],
    ['another kind, whose members are the driver\'s business', { type: 'external_account', audience: '//iam.googleapis.com/pool' }],
  ])('is left to the driver: %s', (_name, credentials) => {
    const path = fileOf(JSON.stringify(credentials));
    useCredentials(path);
    expect(process.env[NAME]).toBe(path);
  });

  it.each([
    ['no JSON', 's3cret', 'holds no credentials of Google as JSON with a type'],
    ['nothing', 'null', 'holds no credentials of Google as JSON with a type'],
    ['no key', JSON.stringify({ ...ACCOUNT, private_key: 's3cret' }), 'holds no service account with a client_email and a private_key'],
    ['nobody', JSON.stringify({ ...ACCOUNT, client_email: undefined }), 'holds no service account with a client_email and a private_key'],
  ])('with %s stops the start, and is not shown', (_name, text, reason) => {
    const path = fileOf(text);
    expect(() => useCredentials(path)).toThrow(new ConfigError([`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: ${path} ${reason}`]));
    expect(process.env[NAME]).toBeUndefined();
  });

  it('that is not there stops the start', () => {
    expect(() => useCredentials('/nope.json')).toThrow(new ConfigError(['PROVENANCE_TIMESERIES_CREDENTIALS_PATH: /nope.json cannot be read: ENOENT']));
  });
});
