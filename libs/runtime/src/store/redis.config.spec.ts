import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '@provenance/embedded';
import { loadConfig, type ConfigError, type Environment } from '@provenance/service';
import { RedisConfig } from './redis.config.ts';

const authority = new CertificateAuthority();
const own = authority.issue('provenance');

function faultsOf(env: Environment): readonly string[] {
  try {
    loadConfig([RedisConfig], env);
  } catch (error) {
    return (error as ConfigError).faults;
  }
  return [];
}

describe('RedisConfig', () => {
  it('takes a URL alone', () => {
    expect(loadConfig([RedisConfig], {})[0].target()).toEqual({ url: 'redis://localhost:6379/0', tls: {}, sentinel: {} });
  });

  it('takes sentinels over TLS, with secrets from files', () => {
    const dir = mkdtempSync(join(tmpdir(), 'redis-config-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(dir, name), text);
      return join(dir, name);
    };
    const [config] = loadConfig([RedisConfig], {
      PROVENANCE_REDIS_URL_FILE: file('url', 'rediss+sentinel://app:secret@one,two/mymaster\n'),
      PROVENANCE_REDIS_SENTINEL_USERNAME: 'watcher',
      PROVENANCE_REDIS_SENTINEL_PASSWORD_FILE: file('password', 'hush'),
      PROVENANCE_REDIS_TLS_CA_FILE: file('ca', authority.certificate + new CertificateAuthority('another').certificate),
      PROVENANCE_REDIS_TLS_SERVER_NAME: 'redis_1.internal',
      PROVENANCE_REDIS_TLS_CERTIFICATE_FILE: file('crt', own.certificate + authority.certificate),
      PROVENANCE_REDIS_TLS_PRIVATE_KEY_FILE: file('key', own.privateKey),
    });
    expect(config.target()).toMatchObject({
      url: 'rediss+sentinel://app:secret@one,two/mymaster',
      tls: { ca: expect.stringContaining('BEGIN CERTIFICATE'), serverName: 'redis_1.internal', certificate: expect.any(String), privateKey: expect.any(String) },
      sentinel: { username: 'watcher', password: 'hush' },
    });
  });

  it('names every fault', () => {
    const env = {
      PROVENANCE_REDIS_URL: 'rediss://localhost',
      PROVENANCE_REDIS_SENTINEL_PASSWORD: 'hush',
      PROVENANCE_REDIS_TLS_CA: 'ca.pem',
      PROVENANCE_REDIS_TLS_SERVER_NAME: '10.0.0.1:6379',
      PROVENANCE_REDIS_TLS_CERTIFICATE: own.privateKey,
      PROVENANCE_REDIS_TLS_PRIVATE_KEY: 'key.pem',
    };
    expect(faultsOf(env)).toEqual([
      'PROVENANCE_REDIS_SENTINEL_PASSWORD is for sentinels, and PROVENANCE_REDIS_URL names none',
      'PROVENANCE_REDIS_TLS_CA must be certificates in PEM',
      'PROVENANCE_REDIS_TLS_SERVER_NAME must be the name of a host',
      'PROVENANCE_REDIS_TLS_CERTIFICATE must be a certificate in PEM, and its chain after it',
      'PROVENANCE_REDIS_TLS_PRIVATE_KEY must be a private key in PEM without a passphrase',
    ]);
  });

  it('lets nobody believe that a plain connection is secure', () => {
    const ca = { PROVENANCE_REDIS_TLS_CA: authority.certificate };
    const fault = 'PROVENANCE_REDIS_TLS_CA is for TLS, and PROVENANCE_REDIS_URL does not start with rediss';
    expect(faultsOf(ca)).toEqual([fault]);
    expect(faultsOf({ ...ca, PROVENANCE_REDIS_URL: 'redis+cluster://one' })).toEqual([fault]);
    expect(faultsOf({ ...ca, PROVENANCE_REDIS_URL: 'rediss+cluster://one' })).toEqual([]);
    expect(faultsOf({ ...ca, PROVENANCE_REDIS_URL: 'nonsense' })).toHaveLength(1);
  });

  it('wants what belongs together', () => {
    const PROVENANCE_REDIS_URL = 'rediss+sentinel://one/mymaster';
    expect(faultsOf({ PROVENANCE_REDIS_URL, PROVENANCE_REDIS_SENTINEL_USERNAME: 'watcher', PROVENANCE_REDIS_TLS_CERTIFICATE: own.certificate })).toEqual([
      'PROVENANCE_REDIS_SENTINEL_USERNAME needs PROVENANCE_REDIS_SENTINEL_PASSWORD',
      'PROVENANCE_REDIS_TLS_CERTIFICATE needs PROVENANCE_REDIS_TLS_PRIVATE_KEY',
    ]);
    expect(faultsOf({ PROVENANCE_REDIS_URL, PROVENANCE_REDIS_TLS_PRIVATE_KEY: own.privateKey })).toEqual(['PROVENANCE_REDIS_TLS_PRIVATE_KEY needs PROVENANCE_REDIS_TLS_CERTIFICATE']);
    const other = authority.issue('other').privateKey;
    expect(faultsOf({ PROVENANCE_REDIS_URL, PROVENANCE_REDIS_TLS_CERTIFICATE: own.certificate, PROVENANCE_REDIS_TLS_PRIVATE_KEY: other })).toEqual([
      'PROVENANCE_REDIS_TLS_PRIVATE_KEY is not the key of PROVENANCE_REDIS_TLS_CERTIFICATE',
    ]);
  });
});
