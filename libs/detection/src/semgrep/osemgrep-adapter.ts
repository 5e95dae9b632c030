import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVERY_LANE } from '../pack/lanes.ts';
import { engineVersion } from './core-adapter.ts';
import { coreReports, parseCoreOutput } from './core-output.ts';
import type { Engine, EngineAdapter, EngineReport, EngineTarget } from './engine.ts';
import { wallMs, type EngineLimits } from './engine-limits.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';
import { makeStage, removeStage, stageFiles } from './stage.ts';

/** Asks for silence on the line of a match or the one before; this engine does not say that it was asked. */
const NOSEM = /\bnosem(grep)?\b/iu;

function asksForSilence(content: Buffer, line: number): boolean {
  const lines = content.toString('utf8').split('\n');
  return NOSEM.test(lines[line - 1] ?? '') || NOSEM.test(lines[line - 2] ?? '');
}

/** Variables by which an operator lets the engine reach a registry. */
const NETWORK = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** The engine's command line without Python. It cannot wait for its targets, so it starts with them. */
class OsemgrepEngine implements Engine {
  readonly ended = false;
  readonly #adapter: OsemgrepAdapter;
  readonly #dir: string;
  #process: EngineProcess | undefined;

  constructor(adapter: OsemgrepAdapter, dir: string) {
    this.#adapter = adapter;
    this.#dir = dir;
  }

  async scan(targets: readonly EngineTarget[]): Promise<EngineReport[]> {
    const { limits, program, config, env } = this.#adapter.setup;
    try {
      // The folder itself is the HOME of the process, where it may write files of its own.
      const scanned = join(this.#dir, 'files');
      makeStage(this.#dir);
      makeStage(scanned);
      const staged = stageFiles(scanned, targets);
      this.#process = startEngineProcess({
        program,
        argv: osemgrepArguments(config, scanned, limits),
        dir: this.#dir,
        env,
        memoryMiB: limits.addressSpaceMiB,
        cpuSeconds: limits.cpuSeconds,
        niceness: limits.niceness,
      });
      const output = await this.#process.finish(wallMs(limits, targets.length));
      return withSilence(coreReports(parseCoreOutput(output), staged), targets);
    } finally {
      this.dispose();
    }
  }

  dispose(): void {
    this.#process?.kill();
    // Nobody waits for it; what it cannot remove, the sweep of the next start does.
    removeStage(this.#dir).catch(() => undefined);
  }
}

function withSilence(reports: EngineReport[], targets: readonly EngineTarget[]): EngineReport[] {
  return reports.map((report, index) => ({
    ...report,
    matches: report.matches.map((match) => ({
      ...match,
      ignored: asksForSilence(targets[index]!.content, match.start.line),
    })),
  }));
}

function osemgrepArguments(config: string, dir: string, limits: EngineLimits): string[] {
  return [
    ...['scan', '--experimental', '--oss-only', '--metrics=off', '--disable-version-check'],
    ...['--json', '--quiet', '--jobs=1', '--no-git-ignore', '--novcs', '--disable-nosem'],
    ...['--x-ignore-semgrepignore-files', '--no-rewrite-rule-ids', '--max-target-bytes=0'],
    `--timeout=${limits.ruleTimeoutSeconds}`,
    '--timeout-threshold=3',
    `--max-memory=${limits.memoryMiB}`,
    ...['--config', config, dir],
  ];
}

/** How every process of an adapter is started. */
interface OsemgrepSetup {
  program: string;
  /** A file, or an address in the registry. */
  config: string;
  limits: EngineLimits;
  env: Record<string, string>;
}

function networkVariables(): Record<string, string> {
  const set = NETWORK.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Record<string, string>;
}

/**
 * The fall-back adapter, and the one for configurations that only Semgrep's registry has. It sees staged
 * names, so rules that look at the path of a file do not fire.
 */
export class OsemgrepAdapter implements EngineAdapter {
  readonly name = 'osemgrep';
  #count = 0;

  private constructor(
    readonly version: string,
    readonly workDir: string,
    readonly setup: OsemgrepSetup,
  ) {}

  /** `config` is a pack as JSON, or the address of a configuration in the registry. */
  static async open(
    program: string,
    config: { packs: ReadonlyMap<string, string> } | { registry: string },
    workDir: string,
    limits: EngineLimits,
  ): Promise<OsemgrepAdapter> {
    const version = await engineVersion(program);
    // The binary tells by its own name which program it is to be.
    const alias = join(workDir, 'osemgrep');
    await symlink(program, alias);
    if ('registry' in config) {
      const setup = { program: alias, config: config.registry, limits, env: networkVariables() };
      return new OsemgrepAdapter(version, workDir, setup);
    }
    const packFile = join(workDir, 'pack.json');
    await writeFile(packFile, config.packs.get(EVERY_LANE)!, { mode: 0o600 });
    return new OsemgrepAdapter(version, workDir, { program: alias, config: packFile, limits, env: {} });
  }

  start(): Engine {
    return new OsemgrepEngine(this, join(this.workDir, `osemgrep-${this.#count++}`));
  }

  async close(): Promise<void> {
    await removeStage(this.workDir);
  }
}
