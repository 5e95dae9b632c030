import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, semgrepCorePath } from '@provenance/embedded';
import { ROOT } from '../parts/tool.ts';
import { declaredBy } from './image-context.ts';

const START_MS = 60_000;
/** The user of the images. Only root can become it; without root it is the user of the test, for whom the files are read-only as well. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65532, gid: 65532 } : {};
const ENGINE = ['semgrep-core', 'libs'];

/** Files of images in folders, as the Dockerfile lays them, and what a pod has around them: a home that is empty, a folder to write to. */
export class ImageFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'provenance-images-'));

  constructor() {
    chmodSync(this.path, 0o755);
    // Node and the engine too: they may lie where this user alone can read them.
    cpSync(process.execPath, join(this.path, 'node'));
    for (const part of ENGINE) cpSync(join(dirname(semgrepCorePath()), part), join(this.path, 'engine', part), { recursive: true });
    for (const [name, mode] of [['home', 0o555], ['tmp', 0o777], ['work', 0o777], ['secrets', 0o755]] as const) {
      mkdirSync(join(this.path, name));
      chmodSync(join(this.path, name), mode);
    }
  }

  /** Runs what the Dockerfile runs for an app, in a folder instead of a stage, and takes the right to write from everybody. */
  assemble(app: string, driver = ''): string {
    const out = join(this.path, app);
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'deploy/assemble.mjs'), app, out, driver], { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    cpSync(join(ROOT, 'deploy/healthcheck.mjs'), join(out, 'healthcheck.mjs'));
    const { status: closed } = spawnSync('chmod', ['-R', 'a-w,a+rX', out]);
    if (closed !== 0) throw new Error(`${out} cannot be made read-only`);
    return out;
  }

  /** A secret as it is mounted. @returns the path of its file */
  secret(name: string, text: string): string {
    const file = join(this.path, 'secrets', name);
    writeFileSync(file, text);
    chmodSync(file, 0o444);
    return file;
  }

  /** What processes left in their home, which nobody gave them. */
  home(): string[] {
    return readdirSync(join(this.path, 'home'));
  }

  /** Starts an app with what its image declares and what is given here, and with nothing of this machine's environment. */
  async start(app: string, given: Record<string, string>): Promise<ImageProcess> {
    const { environment, command } = declaredBy(app);
    const port = await freePort();
    const moved = { PROVENANCE_HOST: '127.0.0.1', PROVENANCE_PORT: String(port), ...('PROVENANCE_SEMGREP_CORE_PATH' in environment && { PROVENANCE_SEMGREP_CORE_PATH: join(this.path, 'engine/semgrep-core') }) };
    const env = { ...environment, ...moved, HOME: join(this.path, 'home'), TMPDIR: join(this.path, 'tmp'), ...given };
    return new ImageProcess(join(this.path, 'node'), command.slice(1), join(this.path, app), env, port);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A process of an image. */
export class ImageProcess {
  readonly base: string;
  readonly #node: string;
  readonly #cwd: string;
  readonly #env: Record<string, string>;
  readonly #child: ChildProcess;

  constructor(node: string, argv: readonly string[], cwd: string, env: Record<string, string>, port: number) {
    this.base = `http://127.0.0.1:${port}`;
    this.#node = node;
    this.#cwd = cwd;
    this.#env = env;
    this.#child = spawn(node, argv, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], ...NOBODY });
  }

  /** The answer of /readyz, once it is well. @throws Error when the process ends first or takes too long */
  async untilReady(): Promise<unknown> {
    const giveUp = performance.now() + START_MS;
    while (performance.now() < giveUp && this.#child.exitCode === null) {
      const answer = await fetch(`${this.base}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return answer.json();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`not ready; exit code ${this.#child.exitCode}`);
  }

  /** What the image's own health check says, as the image's user. */
  health(): { code: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(this.#node, ['healthcheck.mjs'], { cwd: this.#cwd, env: this.#env, encoding: 'utf8', ...NOBODY });
    return { code: status, said: `${stdout}${stderr}` };
  }

  /** Waits for an end that comes by itself. @returns the exit code */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  /** Asks it to end, as a container is asked. @returns the exit code */
  stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended();
  }
}
