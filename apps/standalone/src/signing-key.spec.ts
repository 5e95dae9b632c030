import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lacksSigningKey, ownSigningKey } from './signing-key.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'provenance-standalone-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

it('makes a key once, for its owner alone', () => {
  const path = ownSigningKey(join(dir, 'data'));
  const made = readFileSync(path, 'utf8');
  expect(made).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(ownSigningKey(join(dir, 'data'))).toBe(path);
  expect(readFileSync(path, 'utf8')).toBe(made);
});

it('makes none where something was said about signing', () => {
  expect(lacksSigningKey({})).toBe(true);
  for (const name of ['PROVENANCE_DECISION_SIGNING', 'PROVENANCE_DECISION_SIGNING_KEY', 'PROVENANCE_DECISION_SIGNING_KEY_FILE']) {
    expect(lacksSigningKey({ [name]: 'x' })).toBe(false);
  }
});
