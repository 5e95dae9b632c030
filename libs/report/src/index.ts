export { annotations, noticeCommand, warningCommand, workflowCommand, type Annotation } from './annotations/annotations.ts';
export { codeQuality } from './code-quality/code-quality.ts';
export { FAIL_ON, objects, type FailOn } from './fail-on.ts';
export { markdownText } from './markdown/escape.ts';
export { reportMarkdown } from './markdown/report-markdown.ts';
export { plain } from './plain.ts';
export {
  AuthorTable,
  authorRows,
  reportedDecision,
  type AuthorRow,
  type Report,
  type ReportedDecision,
  type ReportedFinding,
  type ReportedLine,
  type ReportedProgress,
} from './report.ts';
export { attributionTable, decisionBlock, findingBlock, progressLine, stageLines } from './terminal/blocks.ts';
export { cut, padEnd, padStart, widthOf } from './terminal/cells.ts';
export { reportText } from './terminal/report-text.ts';
export { bare, painter, table, type Paint } from './terminal/text.ts';
