import { unattributed } from '../attribution/judge.ts';
import { decide } from '../decision/decide.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { DEFAULT_POLICY } from '../policy/builtin-policy.ts';
import type { EvidenceParts } from './evidence-document.ts';

export const HEAD = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
export const CONTEXT = { repository: 'https://github.com/acme/shop', serviceUrl: 'https://provenance.example.com' };

/** A small analysis, decided. */
export function evidenceParts(head_sha = HEAD): EvidenceParts {
  const analysis = { analysis_id: `an_${'1'.repeat(32)}`, repo: 'acme/shop', pr_number: '42', base_sha: 'abc123', head_sha, created_at: '2026-03-02T09:15:00.000Z' };
  const ai = { ...unattributed(), contributor: 'ai', agent_id: 'codex', confidence: 0.6 } as const;
  const line = (line_number: number, verdict: AttributedLine['verdict']): AttributedLine => ({ file_path: 'api/orders.py', line_number, change_type: 'added', verdict });
  const lines = [line(1, ai), line(2, { ...ai, confidence: 0.5 }), line(3, unattributed())];
  const detection = {
    findings: [],
    coverage: [{ path: 'api/orders.py', status: 'covered' as const }],
    engines: [{ name: 'semgrep', version: '1.185.0', pack_digest: 'c'.repeat(64) }, { name: 'secrets', version: '1' }],
  };
  const decision = decide({ analysis, lines, detection, degraded: [], policy: { ...DEFAULT_POLICY, blockOnUnknown: true }, repository_url: 'https://github.com', decided_at: '2026-03-02T09:15:01.000Z' });
  return { analysis, lines, detection, decision };
}
