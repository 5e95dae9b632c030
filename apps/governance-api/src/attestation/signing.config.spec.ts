import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, type Environment } from '@provenance/service';
import { decisionKeys, logNames, SigningConfig } from './signing.config.ts';

const pem = (namedCurve: string): string => generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

function load(env: Environment): SigningConfig {
  return loadConfig([SigningConfig], env)[0];
}

function faultOf(env: Environment): string {
  try {
    load(env);
    return 'none';
  } catch (error) {
    return error instanceof ConfigError ? error.faults.join('; ') : 'another error';
  }
}

describe('the keys of decisions', () => {
  it('must be there unless signing is off', () => {
    expect(faultOf({})).toBe('PROVENANCE_DECISION_SIGNING_KEY must be set, since decisions are signed; PROVENANCE_DECISION_SIGNING=off leaves them unsigned');
    expect(decisionKeys(load({ PROVENANCE_DECISION_SIGNING: 'off', PROVENANCE_DECISION_SIGNING_KEY: 'no key at all' }))).toBeUndefined();
  });

  it('come from a variable or a file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'provenance-key-'));
    const key = pem('P-256');
    writeFileSync(join(dir, 'key.pem'), key);
    const [given, read] = [{ PROVENANCE_DECISION_SIGNING_KEY: key }, { PROVENANCE_DECISION_SIGNING_KEY_FILE: join(dir, 'key.pem') }].map((env) => decisionKeys(load({ PROVENANCE_DECISION_KEY_ID: 'k1', ...env })));
    rmSync(dir, { recursive: true });
    expect([given?.signer.keyId, read?.signer.keyId]).toEqual(['k1', 'k1']);
    expect(read?.signer.publicKey.equals(given!.signer.publicKey)).toBe(true);
  });

  it('that cannot be used stop the start, and are not shown', () => {
    expect(faultOf({ PROVENANCE_DECISION_SIGNING_KEY: pem('P-384') })).toMatch(/^PROVENANCE_DECISION_SIGNING_KEY key 1 cannot be used: is of the kind ec secp384r1/);
    expect(faultOf({ PROVENANCE_DECISION_SIGNING_KEY: 'c2VjcmV0' })).toMatch(/^PROVENANCE_DECISION_SIGNING_KEY key 1 cannot be used: (?!.*c2VjcmV0)/);
    expect(faultOf({ PROVENANCE_DECISION_SIGNING_KEY: pem('P-256'), PROVENANCE_DECISION_KEY_ID: 'a,b' })).toContain('has 1 keys, but there are 2 ids');
    expect(faultOf({ PROVENANCE_DECISION_SIGNING_KEY_FILE: '/nowhere/key' })).toContain('cannot be read from its file: ENOENT');
    expect(faultOf({ PROVENANCE_DECISION_SIGNING: 'sometimes' })).toContain('PROVENANCE_DECISION_SIGNING must be true or false');
  });
});

it('the log has a name of its own, or that of the service', () => {
  const off = { PROVENANCE_DECISION_SIGNING: 'off' };
  expect(logNames(load(off), 'https://provenance.example.com/')).toEqual({ chosen: undefined, ofNew: 'provenance.example.com/decisions' });
  expect(logNames(load({ ...off, PROVENANCE_DECISION_LOG_ORIGIN: 'example.com/log' }), 'http://x').chosen).toBe('example.com/log');
  expect(faultOf({ ...off, PROVENANCE_DECISION_LOG_ORIGIN: 'a b' })).toContain('must not hold spaces or a plus sign');
});
