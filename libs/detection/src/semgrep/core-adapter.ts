import { execFile, type ExecFileException } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { coreReports, parseCoreOutput } from './core-output.ts';
import { coreTargets } from './core-targets.ts';
import type { Engine, EngineAdapter, EngineReport, EngineTarget } from './engine.ts';
import { wallMs, type EngineLimits } from './engine-limits.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';
import { TARGETS, TargetsHandover } from './fifo.ts';
import { makeStage, removeStage, stageFiles } from './stage.ts';

/** A process that waits at a FIFO for its targets. */
interface WaitingCore {
  handover: TargetsHandover;
  process: EngineProcess;
}

/** An engine that was started before its batch is known. */
class CoreEngine implements Engine {
  readonly #core: CoreAdapter;
  readonly #lane: string;
  readonly #dir: string;
  readonly #started: Promise<WaitingCore>;
  #waiting: WaitingCore | undefined;
  #disposed = false;

  constructor(core: CoreAdapter, lane: string, dir: string) {
    this.#core = core;
    this.#lane = lane;
    this.#dir = dir;
    this.#started = this.#start();
    // scan() tells it; an engine that is never given work must not end the process.
    this.#started.catch(() => undefined);
  }

  get ended(): boolean {
    return this.#waiting?.process.ended ?? false;
  }

  async scan(targets: readonly EngineTarget[]): Promise<EngineReport[]> {
    try {
      const { handover, process } = await this.#started;
      const staged = stageFiles(this.#dir, targets);
      handover.give(coreTargets(targets, staged));
      const output = await process.finish(wallMs(this.#core.limits, targets.length));
      return coreReports(parseCoreOutput(output), staged);
    } finally {
      this.dispose();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#waiting?.handover.close();
    this.#waiting?.process.kill();
    // Nobody waits for it; what it cannot remove, the sweep of the next start does.
    removeStage(this.#dir).catch(() => undefined);
  }

  async #start(): Promise<WaitingCore> {
    const { limits, program } = this.#core;
    const targets = join(this.#dir, TARGETS);
    makeStage(this.#dir);
    const handover = await TargetsHandover.make(targets);
    const process = startEngineProcess({
      program,
      argv: coreArguments(this.#core.packFile(this.#lane), targets, limits),
      dir: this.#dir,
      env: GC,
      memoryMiB: limits.addressSpaceMiB,
      cpuSeconds: limits.cpuSeconds,
      niceness: limits.niceness,
    });
    this.#waiting = { handover, process };
    if (this.#disposed) this.dispose();
    return this.#waiting;
  }
}

/**
 * 4 MiB for the youngest objects, more than which does not fit the cache of a core, and a heap that may grow
 * to three times what lives in it before it is marked again: the process lives for a second or two.
 */
const GC = { OCAMLRUNPARAM: 's=512k,o=200' };

/**
 * -use_parmap with one job means no domains: those stop each other at every collection, waiting in a loop,
 * which is a quarter of the time on a free machine and more on a busy one.
 */
function coreArguments(packFile: string, targets: string, limits: EngineLimits): string[] {
  return [
    ...['-rules', packFile, '-targets', targets, '-json_nodots', '-j', '1', '-use_parmap'],
    ...['-timeout', String(limits.ruleTimeoutSeconds), '-timeout_threshold', '3'],
    ...['-max_memory', String(limits.memoryMiB)],
  ];
}

/** Version that the program says of itself. @throws Error with what it said when it cannot. */
export async function engineVersion(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, ['-version'], { timeout: 30_000 }).catch((error: ExecFileException) => {
    // Of one that could be started Node says the command, a line break and what it printed.
    throw typeof error.code === 'number' ? new Error(`${program} -version ended with ${error.code}: ${error.stderr?.trim().slice(0, 300) || 'it said nothing'}`, { cause: error }) : error;
  });
  const version = /\d+\.\d+\.\d+/u.exec(stdout)?.[0];
  if (version === undefined) throw new Error(`${program} names no version: ${stdout.slice(0, 100)}`);
  return version;
}

/** semgrep-core, driven directly: its internal formats are pinned by version and proven by the self-test. */
export class CoreAdapter implements EngineAdapter {
  readonly name = 'semgrep-core';
  #count = 0;

  private constructor(
    readonly program: string,
    readonly version: string,
    readonly workDir: string,
    readonly limits: EngineLimits,
  ) {}

  /** `packs` by lane, each `{"rules": [...]}`. */
  static async open(
    program: string,
    packs: ReadonlyMap<string, string>,
    workDir: string,
    limits: EngineLimits,
  ): Promise<CoreAdapter> {
    const core = new CoreAdapter(program, await engineVersion(program), workDir, limits);
    for (const [lane, pack] of packs) await writeFile(core.packFile(lane), pack, { mode: 0o600 });
    return core;
  }

  packFile(lane: string): string {
    return join(this.workDir, `pack-${lane}.json`);
  }

  start(lane: string): Engine {
    return new CoreEngine(this, lane, join(this.workDir, `core-${this.#count++}`));
  }

  async close(): Promise<void> {
    await removeStage(this.workDir);
  }
}
