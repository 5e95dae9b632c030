import {
  annotations,
  codeQuality,
  plain,
  reportedDecision,
  reportMarkdown,
  reportText,
  sarif,
  workflowCommand,
  type Paint,
  type Report,
} from '@provenance/report';
import type { Snapshot } from '@provenance/repository';
import type { Judgement } from '../../offline/judge-change.ts';

export const FORMATS = ['text', 'json', 'markdown', 'github', 'gitlab', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** What check found, for people or for a program. */
export function formatReport(format: Format, snapshot: Snapshot, { decision, findings, lines }: Judgement, paint: Paint): string {
  const shortcomings = [...snapshot.shortcomings.map(({ message }) => message), ...decision.degraded];
  const report: Report = { title: snapshot.change.title, decision: reportedDecision(decision), findings, lines, shortcomings };
  switch (format) {
    case 'text':
      return reportText(paint, report, new Map(snapshot.files.map(({ path, content }) => [path, content.toString('utf8').split('\n')])));
    case 'json':
      return JSON.stringify({ decision, findings, shortcomings });
    case 'markdown':
      return reportMarkdown(report);
    case 'github':
      return githubText(report);
    case 'gitlab':
      return JSON.stringify(codeQuality(report), null, 2);
    case 'sarif':
      return JSON.stringify(sarif(report, '0.1.0'), null, 2);
  }
}

function githubText(report: Report): string {
  const { shown, leftOut } = annotations(report);
  const rest = leftOut === 0 ? [] : [`${leftOut} more findings are not shown`];
  return [...shown.map(workflowCommand), ...rest, plain(`${report.decision.outcome}: ${report.decision.rationale}`)].join('\n');
}
