import { annotations, codeQuality, noticeCommand, reportMarkdown, reportText, workflowCommand, type Paint, type Report } from '@provenance/report';

export const FORMATS = ['text', 'json', 'markdown', 'github', 'gitlab', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** What came of a change. */
export interface Answer {
  report: Report;
  /** The same for a program: more than people read. */
  json: object;
  /** Lines of head files, to show code from. */
  files: ReadonlyMap<string, readonly string[]>;
  /** The same as SARIF, made when it is asked for. */
  sarif: () => Promise<string>;
}

/** An answer for people or for a program. */
export async function formatAnswer(format: Format, { report, json, files, sarif }: Answer, paint: Paint): Promise<string> {
  switch (format) {
    case 'text':
      return reportText(paint, report, files);
    case 'json':
      return JSON.stringify(json);
    case 'markdown':
      return reportMarkdown(report);
    case 'github':
      return githubText(report);
    case 'gitlab':
      return JSON.stringify(codeQuality(report), null, 2);
    case 'sarif':
      return sarif();
  }
}

function githubText(report: Report): string {
  const { shown, leftOut } = annotations(report);
  const rest = leftOut === 0 ? [] : [`${leftOut} more findings are not shown`];
  const { outcome, rationale } = report.decision;
  return [...shown.map(workflowCommand), ...rest, noticeCommand(`${outcome}: ${rationale}`)].join('\n');
}
