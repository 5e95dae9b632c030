import type { ScanFile } from '../detector/detector.ts';
import { analyzerOf } from '../language/analyzers.ts';
import { canaryId, type Canary } from '../pack/canary.ts';
import { readSyntax } from '../syntax/syntax-check.ts';
import { HARMLESS, type EnginePool } from './engine-pool.ts';
import type { EngineReport } from './engine.ts';

/** Outcome of the canary scan. */
export interface SelfTest {
  passed: boolean;
  /** RFC 3339, UTC. */
  at: string;
  detail?: string;
}

type Kind = 'vulnerable' | 'clean' | 'broken';

async function inspect(pool: EnginePool, canary: Canary, kind: Kind) {
  const content = Buffer.from(canary[kind]);
  const file: ScanFile = { path: canary.path, content, language: canary.analyzer, partial: false };
  const analyzer = analyzerOf(file.path, file.language, content)!;
  const [report, { errorLine }] = await Promise.all([
    pool.scan({ analyzers: [canary.analyzer], extension: analyzer.extension, content, path: file.path }),
    readSyntax(analyzer, content),
  ]);
  return { report, covered: report.problem === undefined && errorLine === undefined };
}

function canaryLines(report: EngineReport, canary: Canary): string {
  return report.matches
    .filter((match) => match.ruleId === canaryId(canary.analyzer))
    .map((match) => `${match.start.line}${match.ignored ? ' ignored' : ''}`)
    .join(', ');
}

async function faultsOf(pool: EnginePool, canary: Canary): Promise<string[]> {
  const [vulnerable, clean, broken] = await Promise.all([
    inspect(pool, canary, 'vulnerable'),
    inspect(pool, canary, 'clean'),
    inspect(pool, canary, 'broken'),
  ]);
  const lines = canaryLines(vulnerable.report, canary);
  return [
    ...(lines === '2, 3 ignored' ? [] : [`matches at lines [${lines}] instead of [2, 3 ignored]`]),
    ...(vulnerable.covered ? [] : [`did not cover a whole file (${vulnerable.report.problem?.reason ?? 'syntax'})`]),
    ...(clean.covered && canaryLines(clean.report, canary) === '' ? [] : ['did not see that a clean file is clean']),
    ...(broken.covered ? ['did not see that a broken file is broken'] : []),
  ].map((fault) => `${canary.analyzer}: ${fault}`);
}

/**
 * Scans the canaries as real files are scanned: proves that the engine starts, takes all rules, finds,
 * keeps what the author wants hidden, and says what it could not read.
 */
export async function runSelfTest(
  pool: EnginePool,
  canaries: readonly Canary[],
  now: () => Date = () => new Date(),
): Promise<SelfTest> {
  const at = now().toISOString();
  try {
    // A registry's rules have no canaries; that the engine reads them and scans can still be seen.
    if (canaries.length === 0) await pool.scan(HARMLESS);
    const faults = await Promise.all(canaries.map((canary) => faultsOf(pool, canary)));
    const detail = faults.flat().join('; ');
    return detail === '' ? { passed: true, at } : { passed: false, at, detail };
  } catch (error) {
    return { passed: false, at, detail: (error as Error).message };
  }
}
