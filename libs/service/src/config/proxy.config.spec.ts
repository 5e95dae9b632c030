import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, type Environment } from './load-config.ts';
import { ProxyConfig } from './proxy.config.ts';

const PROXY = { PROVENANCE_PROXY_URL: 'http://proxy.internal:3128' };

const load = (env: Environment): ProxyConfig => loadConfig([ProxyConfig], env)[0];

function faults(env: Environment): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

it('is without a proxy unless one is named', () => {
  expect(load({}).url).toBeUndefined();
});

it('takes the user and the password from a file, as an editor leaves it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provenance-proxy-'));
  const path = join(folder, 'credentials');
  writeFileSync(path, 'svc%40corp:Pa%2Fss%231:2\n');
  expect(load({ ...PROXY, PROVENANCE_PROXY_CREDENTIALS_FILE: path }).credentials).toBe('svc%40corp:Pa%2Fss%231:2');
  rmSync(folder, { recursive: true });
});

it.each(['svc:Pa/ss#1', 'svc', ':secret', 'svc@corp:secret', 'svc:sec\nret', 'svc:100%', 'svc:%E0'])('refuses the user %j and does not tell it', (PROVENANCE_PROXY_CREDENTIALS) => {
  expect(faults({ ...PROXY, PROVENANCE_PROXY_CREDENTIALS })).toEqual(['PROVENANCE_PROXY_CREDENTIALS must be user:password, both percent-encoded']);
});

it.each(['proxy.internal:3128', 'http://proxy.internal', 'http://svc:secret@proxy.internal:3128', 'socks5://proxy.internal:1080', 'http://proxy.internal:3128/x', 'http://proxy.internal:99999', 'http://a%zz:3128', 'http://300.1.1.1:3128', 'http://exa<mple:3128', 'http://pro xy:3128', 'http://[::zz]:3128'])('refuses the address %s', (PROVENANCE_PROXY_URL) => {
  expect(faults({ PROVENANCE_PROXY_URL })).toEqual([expect.stringMatching(/^PROVENANCE_PROXY_URL must be an address with its port and without a user/)]);
});

it('refuses the user of no proxy', () => {
  expect(faults({ PROVENANCE_PROXY_CREDENTIALS: 'svc:secret' })).toEqual(['PROVENANCE_PROXY_CREDENTIALS is of no proxy: PROVENANCE_PROXY_URL is not set']);
});

it('takes names of hosts as exceptions, and no ports', () => {
  expect(faults({ ...PROXY, PROVENANCE_PROXY_EXCEPTIONS: 'localhost, 127.0.0.1,.svc,*.corp.example,[fd00::1]' })).toEqual([]);
  for (const PROVENANCE_PROXY_EXCEPTIONS of ['ghe.internal:443', '::1', '*', 'https://ghe.internal', 'a b']) expect(faults({ ...PROXY, PROVENANCE_PROXY_EXCEPTIONS })).toHaveLength(1);
});
