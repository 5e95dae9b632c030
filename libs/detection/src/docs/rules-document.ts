import { ruleFacts, type SemgrepRule } from '../pack/semgrep-rule.ts';

function cell(value: unknown): string {
  return String(value ?? '').replace(/\|/gu, '\\|').replace(/\s+/gu, ' ').trim();
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : cell(value);
}

function section(rule: SemgrepRule): string {
  const facts = ruleFacts(rule.severity, rule.metadata);
  const metadata = rule.metadata ?? {};
  return [
    `### ${rule.id}`,
    '',
    `**${cell(metadata['title'] ?? rule.message)}** — ${facts.severity}, confidence ${facts.confidence}, ${facts.cwe.join(', ')}, OWASP ${list(metadata['owasp'])}; ${rule.languages.join(', ')}${rule['mode'] === 'taint' ? '; follows data from source to sink' : ''}.`,
    '',
    cell(metadata['why']),
    '',
    `*Instead:* ${cell(metadata['fix'])}`,
    '',
  ].join('\n');
}

function row(rule: SemgrepRule): string {
  const { category, severity, cwe } = ruleFacts(rule.severity, rule.metadata);
  const cells = [`[${rule.id}](#${rule.id})`, rule.languages.join(', '), category, severity, cwe.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

/** docs/rules.md: every bundled rule, out of the rules' own metadata. */
export function rulesDocument(rules: readonly SemgrepRule[]): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const taint = sorted.filter((rule) => rule['mode'] === 'taint').length;
  return [
    '# Rules',
    '',
    `Generated from \`libs/detection/rules/*/rule.yml\`; do not edit. ${sorted.length} rules, ${taint} of which follow data from a source to a sink.`,
    '',
    '| rule | languages | category | severity | CWE |',
    '|---|---|---|---|---|',
    ...sorted.map(row),
    '',
    ...sorted.map(section),
  ].join('\n');
}
