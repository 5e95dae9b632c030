import { plain } from '../plain.ts';
import { authorRows, worstFirst, type Report } from '../report.ts';
import { attributionTable, decisionBlock, findingBlock } from './blocks.ts';
import type { Paint } from './text.ts';

/** Findings that a person is shown; of more, the worst. */
const SHOWN = 100;

/** A whole report for a terminal. @param files lines of head files, to show code from */
export function reportText(paint: Paint, report: Report, files: ReadonlyMap<string, readonly string[]>): string {
  const { lines, findings, shortcomings, decision } = report;
  const shown = findings.length <= SHOWN ? findings : worstFirst(findings).slice(0, SHOWN);
  const more = findings.length - shown.length;
  return [
    section(paint, 'Who wrote it', attributionTable(paint, authorRows(lines))),
    section(
      paint,
      `What was found (${findings.length})`,
      ...shown.map((finding) => `${findingBlock(paint, finding, files.get(finding.file_path))}\n`),
      ...(more === 0 ? [] : [`... and ${more} more, none of them worse`]),
    ),
    ...(shortcomings.length === 0 ? [] : [section(paint, 'What was not looked at', ...shortcomings.map((text) => `  ${plain(text)}`))]),
    section(paint, 'Decision', decisionBlock(paint, decision)),
  ].join('\n\n');
}

function section(paint: Paint, title: string, ...parts: readonly string[]): string {
  return [paint('bold', title), ...parts].join('\n').trimEnd();
}
