import { deriveId, languageOf, unattributed, type AttributedLine, type DecisionInput, type DetectionResult, type Finding, type PolicySettings } from '@provenance/domain';
import type { CaseChange, CaseFinding, CaseLines } from './case-schema.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** Everything that a decision rests on, out of a change that was told in a few words. */
export function caseInput(change: CaseChange, policy: PolicySettings): DecisionInput {
  const { repo = 'acme/shop', pr = '1', branch, lines = [], findings = [], files = [], review, degraded = [], at = AT } = change;
  const pr_number = String(pr);
  const spoken = new Set(files.map(({ file }) => file));
  const covered = [...new Set([...lines, ...findings].map(({ file }) => file))].filter((file) => !spoken.has(file));
  const detection: DetectionResult = {
    findings: findings.map((finding, index) => caseFinding(finding, { repo, pr_number, index, at })),
    coverage: [
      ...covered.map((path) => ({ path, status: 'covered' as const })),
      ...files.map(({ file, status, reason }) => ({ path: file, status, ...(reason !== undefined && { reason }) })),
    ],
    engines: [],
  };
  return {
    analysis: { analysis_id: deriveId('an', repo, pr_number), repo, pr_number, base_sha: 'base', head_sha: 'head', ...(branch !== undefined && { branch }) },
    lines: lines.flatMap(caseLines),
    detection,
    ...(review !== undefined && { review: { bot_block_overrides: 0, bot_block_resolved: 0, force_push_after_approval: 0, ...review } }),
    degraded,
    policy,
    repository_url: 'https://github.com',
    decided_at: at,
  };
}

function caseLines({ file, lines, by, agent, confidence, attestation, change = 'added' }: CaseLines): AttributedLine[] {
  const sure = confidence ?? (by === 'unknown' ? 0 : 0.8);
  const verdict = { ...unattributed(), contributor: by, confidence: sure, attestation: attestation ?? 'none', ...(agent !== undefined && { agent_id: agent }) };
  return numbersOf(String(lines)).map((line_number) => ({ file_path: file, line_number, change_type: change, language: languageOf(file), verdict }));
}

/** Lines that one case may tell of; beyond it tests nothing more. */
const MOST_LINES = 100_000;

function numbersOf(ranges: string): number[] {
  const numbers: number[] = [];
  for (const range of ranges.split(',')) {
    const [from = 1, to = from] = range.split('-').map(Number);
    for (let number = from; number <= to && numbers.length < MOST_LINES; number++) numbers.push(number);
  }
  return numbers;
}

function caseFinding(finding: CaseFinding, { repo, pr_number, index, at }: { repo: string; pr_number: string; index: number; at: string }): Finding {
  const { file, line, severity, rule = 'some-rule', category = 'other', confidence = 'high', message = 'Something was found.', cwe = [], engine = 'semgrep' } = finding;
  return {
    finding_id: deriveId('fd', file, rule, String(index)),
    analysis_id: deriveId('an', repo, pr_number),
    repo,
    pr_number,
    file_path: file,
    start_line: line,
    start_column: 1,
    end_line: line,
    end_column: 2,
    rule_key: rule,
    rule_version: '1',
    category,
    severity,
    confidence,
    message,
    cwe,
    engine_name: engine,
    engine_version: '1',
    snippet: '',
    fingerprint: `${file}:${rule}:${index}`,
    status: finding.suppressed === true ? 'suppressed' : 'open',
    detected_at: at,
    relation: 'on_changed_line',
    suppression_attempt: finding.silenced === true,
  };
}
