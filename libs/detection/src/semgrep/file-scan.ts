import { isCanaryRule } from '../pack/canary.ts';
import type { FileScan } from '../detector/detector.ts';
import type { Syntax } from '../syntax/syntax-check.ts';
import type { EngineReport } from './engine.ts';
import { toRawFinding } from './raw-finding.ts';

/** A file's result, and whether the same content will have the same result. */
export interface SettledScan {
  scan: FileScan;
  lasting: boolean;
}

/** What the engine and the syntax check say together. Findings are kept also where the file is not covered. */
export function settle(
  report: EngineReport,
  syntax: Syntax | undefined,
  content: Buffer,
  version: string,
): SettledScan {
  const findings = report.matches
    .filter((match) => !isCanaryRule(match.ruleId))
    .map((match) => toRawFinding(match, content, version, syntax));
  const lasting = report.problem === undefined || report.problem.kind === 'content';
  // The parser's line is exact, the engine's is where it began to guess.
  const reason =
    syntax?.errorLine === undefined ? report.problem?.reason : `syntax error at line ${syntax.errorLine}`;
  if (reason === undefined) return { scan: { findings, status: 'covered' }, lasting };
  return { scan: { findings, status: 'uncovered', reason }, lasting };
}

/** The result of a file of which only the changed lines are known: it need not parse, and is never covered. */
export function settleSparse(scan: FileScan): FileScan {
  if (scan.status === 'skipped') return scan;
  return { ...scan, status: 'partial', reason: 'only the changed lines are known' };
}
