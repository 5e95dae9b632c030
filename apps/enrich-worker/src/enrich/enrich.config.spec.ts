import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@provenance/service';
import { EnrichConfig } from './enrich.config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'catalogue-')), 'agents.json');
  writeFileSync(path, text);
  return path;
}

describe('the settings of enrich', () => {
  it('reads public keys', () => {
    const [config] = loadConfig([EnrichConfig], { PROVENANCE_AGENT_PUBLIC_KEYS: JSON.stringify({ codex: key }) });
    expect(config.agentPublicKeys).toEqual({ codex: key });
    expect([...config.attribution().keys.keys()]).toEqual(['codex']);
  });

  it('adds the map and the catalogue file to the bundled catalogue', () => {
    const [config] = loadConfig([EnrichConfig], {
      PROVENANCE_GITHUB_AGENT_MAP: JSON.stringify({ 'acme-coder': 'acme-agent', 'written by machine': 'codex' }),
      PROVENANCE_AGENT_CATALOG_PATH: file(JSON.stringify({ agents: [{ id: 'house-bot', addresses: ['bot@acme.example'] }] })),
      PROVENANCE_GITHUB_AGENT_LABEL_PREFIX: 'ai/',
    });
    const { catalogue, labelPrefix } = config.attribution();
    expect(labelPrefix).toBe('ai/');
    expect(catalogue.byLogin('acme-coder[bot]', true)?.id).toBe('acme-agent');
    expect(catalogue.byLabel('Written by machine')).toBe('codex');
    expect(catalogue.byIdentity({ name: '', address: 'bot@acme.example' })?.agent.id).toBe('house-bot');
    expect(catalogue.byName('codex')?.vendor).toBe('OpenAI');
  });

  it.each([
    ['PROVENANCE_AGENT_PUBLIC_KEYS', '["a"]', /cannot be used\. It must be a JSON map of agent ids/],
    ['PROVENANCE_AGENT_PUBLIC_KEYS', '{"codex": 1, "devin": "AAAA", "human": ""}', /codex: 0 bytes; devin: 3 bytes; "human" is no agent/],
    ['PROVENANCE_AGENT_PUBLIC_KEYS', '{', /must be JSON/],
    ['PROVENANCE_GITHUB_AGENT_MAP', '[]', /cannot be used\. It must be a JSON map of logins/],
    ['PROVENANCE_GITHUB_AGENT_MAP', '{"a": "", "b": 1, "c@": "codex", "d": "human"}', /"a": .*"b": .*"c@" .*"d": the value must not be "human"/],
    ['PROVENANCE_AGENT_CATALOG_PATH', join(tmpdir(), 'no', 'such', 'file'), /cannot be used\. The file cannot be read: ENOENT/],
    ['PROVENANCE_AGENT_CATALOG_PATH', file('[]'), /the catalogue must be JSON/],
    ['PROVENANCE_AGENT_CATALOG_PATH', file('{"agents": [{"id": "x", "adresses": []}, 7]}'), /agent 1 has "adresses".*agent 2 is not an object/],
  ])('stops the start when %s is %s', (name, text, fault) => {
    const start = () => loadConfig([EnrichConfig], { [name]: text });
    expect(start).toThrow(fault);
    expect(start).toThrow(name);
  });
});
