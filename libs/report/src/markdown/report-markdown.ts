import { authorRows, worstFirst, type Report } from '../report.ts';
import { markdownCode, markdownText } from './escape.ts';

/** Rows of a table that are shown; the rest is counted. */
const ROWS = 50;

const MARK = { allow: '✅', warn: '⚠️', block: '⛔' } as const;

/** A report in Markdown of GitHub's and GitLab's kind: for job summaries and comments. */
export function reportMarkdown(report: Report): string {
  const { decision, shortcomings, url } = report;
  return [
    `## ${MARK[decision.outcome]} Provenance: ${decision.outcome}`,
    `${markdownText(decision.rationale)}`,
    `Risk score ${decision.risk_score} of 100${url === undefined ? '' : `, ${link('analysis', url)}`}`,
    ...reasons(report),
    ...findings(report),
    ...authors(report),
    ...(shortcomings.length === 0 ? [] : ['### What was not looked at', shortcomings.map((text) => `- ${markdownText(text)}`).join('\n')]),
  ].join('\n\n');
}

function reasons({ decision }: Report): string[] {
  if (decision.reasons.length === 0) return [];
  return ['### Why', decision.reasons.map(({ outcome, message, rule_id }) => `- **${outcome}** ${markdownText(message)} (${markdownCode(rule_id)})`).join('\n')];
}

function findings({ findings: all }: Report): string[] {
  if (all.length === 0) return [];
  const rows = worstFirst(all).map((finding) => [
    finding.severity,
    markdownCode(`${finding.file_path}:${finding.start_line}`),
    markdownText(finding.message),
    markdownCode(finding.rule_key),
    finding.agent_id === undefined ? '' : markdownCode(finding.agent_id),
  ]);
  return [`### Findings (${all.length})`, markdownTable(['severity', 'place', 'what', 'rule', 'written by'], rows)];
}

function authors({ lines }: Report): string[] {
  if (lines.length === 0) return [];
  const rows = authorRows(lines).map((row) => [
    markdownCode(row.file_path),
    row.contributor,
    row.agent_id === undefined ? '' : markdownCode(row.agent_id),
    String(row.lines),
    row.confidence.toFixed(2),
  ]);
  return ['### Who wrote it', markdownTable(['file', 'written by', 'agent', 'lines', 'confidence'], rows)];
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, ROWS).map(line);
  const table = [line(head), line(head.map(() => '---')), ...shown].join('\n');
  return rows.length > ROWS ? `${table}\n\n... and ${rows.length - ROWS} more` : table;
}

/** Only an address that the front end itself was given comes here; it is still kept within its brackets. */
function link(text: string, url: string): string {
  return `[${text}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}
