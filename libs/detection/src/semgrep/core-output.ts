import { DetectorUnavailable } from '../detector/detector.ts';
import {
  EngineFailure,
  type EngineMatch,
  type EngineProblem,
  type EngineReport,
  type EngineStep,
} from './engine.ts';

interface Position {
  line: number;
  col: number;
  offset: number;
}

interface Location {
  path: string;
  start: Position;
  end: Position;
}

/** What is read of the output of semgrep-core 1.185.0; osemgrep's differs in where errors carry their path. */
export interface CoreOutput {
  results: {
    check_id: string;
    path: string;
    start: Position;
    end: Position;
    extra: {
      message?: string;
      severity?: string;
      metadata?: Record<string, unknown>;
      is_ignored?: boolean;
      dataflow_trace?: Record<string, unknown>;
    };
  }[];
  errors: CoreError[];
  paths: { scanned: string[] };
  skipped_rules?: { rule_id: string; details?: string }[];
}

interface CoreError {
  error_type?: string | [string, ...unknown[]];
  type?: string | [string, ...unknown[]];
  message?: string;
  location?: Location;
  path?: string;
  rule_id?: string;
}

/** Problems of the run and not of the content: another run may not meet them. */
const RESOURCE = new Set(['Timeout', 'Out of memory', 'Stack overflow', 'Fixpoint timeout']);
const PARSING = new Set([
  'Syntax error',
  'Other syntax error',
  'Lexical error',
  'PartialParsing',
  'AST builder error',
]);

const MAX_STEPS = 32;

/** @throws EngineFailure when the text is not a report. */
export function parseCoreOutput(text: string): CoreOutput {
  let output: Partial<CoreOutput>;
  try {
    output = JSON.parse(text) as Partial<CoreOutput>;
  } catch {
    throw new EngineFailure('the engine printed something that is not JSON');
  }
  const { results, errors, paths } = output ?? {};
  if (!Array.isArray(results) || !Array.isArray(errors) || !Array.isArray(paths?.scanned)) {
    throw new EngineFailure('the engine printed JSON that is not a report');
  }
  return output as CoreOutput;
}

/** Every location inside a part of a trace, however deep the calls nest. */
function locations(part: unknown, found: Location[] = []): Location[] {
  if (found.length >= MAX_STEPS || typeof part !== 'object' || part === null) return found;
  const { start, end, path } = part as Partial<Location>;
  if (start?.line !== undefined && end?.line !== undefined && path !== undefined) {
    found.push({ start, end, path });
    return found;
  }
  for (const inner of Object.values(part)) locations(inner, found);
  return found;
}

function traceSteps(trace: Record<string, unknown> | undefined, path: string): EngineStep[] {
  const roles: [string, EngineStep['role']][] = [
    ['taint_source', 'source'],
    ['intermediate_vars', 'step'],
    ['taint_sink', 'sink'],
  ];
  return roles.flatMap(([part, role]) =>
    locations(trace?.[part])
      .filter((location) => location.path === path)
      .map(({ start, end }) => ({ role, start_line: start.line, end_line: end.line })),
  );
}

function toMatch(result: CoreOutput['results'][number]): EngineMatch {
  const { extra } = result;
  return {
    ruleId: result.check_id,
    severity: extra.severity ?? 'WARNING',
    message: extra.message ?? '',
    metadata: extra.metadata ?? {},
    start: result.start,
    end: result.end,
    ignored: extra.is_ignored === true,
    trace: traceSteps(extra.dataflow_trace, result.path),
  };
}

function errorKind(error: CoreError): string {
  const type = error.error_type ?? error.type ?? 'unknown error';
  return typeof type === 'string' ? type : type[0];
}

function toProblem(error: CoreError): EngineProblem {
  const kind = errorKind(error);
  const line = error.location?.start.line;
  const at = line === undefined ? '' : ` near line ${line}`;
  if (PARSING.has(kind)) return { kind: 'content', reason: `could not be parsed${at}` };
  const rule = error.rule_id === undefined ? '' : ` in rule ${error.rule_id}`;
  return {
    kind: RESOURCE.has(kind) ? 'resource' : 'content',
    reason: `the engine gave up: ${kind.toLowerCase()}${rule}`,
  };
}

/** Errors that speak of no target are about the rules: no file is to blame, and no file was looked at well. */
function refuseBrokenRun(output: CoreOutput, staged: ReadonlySet<string>): void {
  const skipped = output.skipped_rules?.[0];
  if (skipped !== undefined) {
    throw new DetectorUnavailable(`Rule ${skipped.rule_id} is not valid: ${skipped.details ?? ''}`);
  }
  const stray = output.errors.find((error) => !staged.has(error.location?.path ?? error.path ?? ''));
  if (stray !== undefined) {
    throw new DetectorUnavailable(`The engine reports ${errorKind(stray)}: ${stray.message ?? ''}`);
  }
}

/**
 * One report for each staged file, in order. Exit code 0 proves nothing: a file counts as looked at only
 * when it is among the scanned ones and no error names it.
 * @throws DetectorUnavailable when a rule is not valid or the run as a whole cannot be trusted.
 */
export function coreReports(output: CoreOutput, staged: readonly string[]): EngineReport[] {
  refuseBrokenRun(output, new Set(staged));
  const scanned = new Set(output.paths.scanned);
  const reports = new Map<string, EngineReport>(
    staged.map((path) => [
      path,
      scanned.has(path)
        ? { matches: [] }
        : { matches: [], problem: { kind: 'resource', reason: 'the engine did not look at it' } },
    ]),
  );
  for (const result of output.results) {
    const report = reports.get(result.path);
    if (report === undefined) throw new EngineFailure('the engine reported on a file it was not given');
    report.matches.push(toMatch(result));
  }
  for (const error of output.errors) {
    const report = reports.get(error.location?.path ?? error.path ?? '');
    if (report !== undefined) report.problem ??= toProblem(error);
  }
  return [...reports.values()];
}
