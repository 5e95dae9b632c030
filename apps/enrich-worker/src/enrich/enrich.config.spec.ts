import { loadConfig } from '@provenance/service';
import { EnrichConfig } from './enrich.config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

describe('the settings of enrich', () => {
  it('reads public keys', () => {
    const [config] = loadConfig([EnrichConfig], { PROVENANCE_AGENT_PUBLIC_KEYS: JSON.stringify({ codex: key }) });
    expect(config.agentPublicKeys).toEqual({ codex: key });
  });

  it.each([
    ['["a"]', /PROVENANCE_AGENT_PUBLIC_KEYS must be a JSON map/],
    ['{"codex": 1}', /PROVENANCE_AGENT_PUBLIC_KEYS must be a JSON map/],
    ['{"codex": "AAAA"}', /PROVENANCE_AGENT_PUBLIC_KEYS cannot be used\..*codex: 3 bytes/],
    ['{', /PROVENANCE_AGENT_PUBLIC_KEYS must be JSON/],
  ])('stops the start with %s', (text, fault) => {
    expect(() => loadConfig([EnrichConfig], { PROVENANCE_AGENT_PUBLIC_KEYS: text })).toThrow(fault);
  });
});
