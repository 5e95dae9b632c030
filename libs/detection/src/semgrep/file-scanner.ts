import type { FileScan, ScanFile } from '../detector/detector.ts';
import { analyzerOf } from '../language/analyzers.ts';
import { refusal, type FileLimits } from '../limits/file-limits.ts';
import { TEXT_ANALYZERS, type PackScope } from '../pack/rule-pack.ts';
import { readSyntax } from '../syntax/syntax-check.ts';
import type { EngineTarget } from './engine.ts';
import type { EnginePool } from './engine-pool.ts';
import { settle, settleSparse, type SettledScan } from './file-scan.ts';
import { PoisonMemory } from './poison-memory.ts';
import { scanKey } from './scan-cache.ts';

/** A file that is worth a scan. */
export interface Candidate {
  key: string;
  target: EngineTarget;
  language: ReturnType<typeof analyzerOf>;
  partial: boolean;
}

/** What a scan of one file depends on. */
export interface ScannerSetup {
  scope: PackScope;
  packDigest: string;
  engineVersion: string;
  limits: FileLimits;
}

/** Scans single files by the pool; the same content at the same time is scanned once. */
export class FileScanner {
  readonly #pool: EnginePool;
  readonly #setup: ScannerSetup;
  readonly #running = new Map<string, Promise<SettledScan>>();
  readonly #poison = new PoisonMemory();

  constructor(pool: EnginePool, setup: ScannerSetup) {
    this.#pool = pool;
    this.#setup = setup;
  }

  /** A candidate, or the result of a file that no engine need see. */
  examine(file: ScanFile): Candidate | FileScan {
    const { scope, limits } = this.#setup;
    const language = analyzerOf(file.path, file.language, file.content);
    const analyzers = [...(language === undefined ? [] : [language.name]), ...TEXT_ANALYZERS].filter(
      (name) => scope.analyzers.has(name),
    );
    if (analyzers.length === 0) {
      return { findings: [], status: 'skipped', reason: 'no rules for its language' };
    }
    const refused = refusal(file.content, limits);
    if (refused !== undefined) return { findings: [], status: 'uncovered', reason: refused };
    const extension = language?.extension ?? '.txt';
    const { path, content, partial } = file;
    return {
      key: this.#key(path, content, analyzers, extension),
      target: { analyzers, extension, content, path },
      language,
      partial,
    };
  }

  /** @throws DetectorUnavailable when no engine works. */
  scan(candidate: Candidate): Promise<SettledScan> {
    let running = this.#running.get(candidate.key);
    if (running === undefined) {
      running = this.#scanOnce(candidate).finally(() => this.#running.delete(candidate.key));
      this.#running.set(candidate.key, running);
    }
    return running;
  }

  #key(path: string, content: Buffer, analyzers: string[], extension: string): string {
    const { scope, packDigest, engineVersion } = this.#setup;
    const looksAtPath = analyzers.some((name) => scope.pathSensitive.has(name));
    return scanKey(content, {
      analyzers,
      extension,
      packDigest,
      engineVersion,
      ...(looksAtPath && { path }),
    });
  }

  async #scanOnce({ key, target, language }: Candidate): Promise<SettledScan> {
    const poison = this.#poison.reason(key);
    if (poison !== undefined) return poisoned(poison);
    const [report, syntax] = await Promise.all([
      this.#pool.scan(target),
      language === undefined ? undefined : readSyntax(language, target.content),
    ]);
    if (report.problem?.kind === 'poison') {
      this.#poison.add(key, report.problem.reason);
      return poisoned(report.problem.reason);
    }
    return settle(report, syntax, target.content, this.#setup.engineVersion);
  }
}

function poisoned(reason: string): SettledScan {
  return { scan: { findings: [], status: 'uncovered', reason }, lasting: false };
}

/** The result for this very file: partial files share the scan of their content, not its coverage. */
export function resultFor(candidate: Candidate, scan: FileScan): FileScan {
  return candidate.partial ? settleSparse(scan) : scan;
}
