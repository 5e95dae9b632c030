import {
  semgrepCorePath,
  startRedis,
  startService,
  stopAllServices,
  type RedisOptions,
  type RedisServer,
  type ServiceProcess,
} from '@provenance/embedded';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'] as const;
export type App = (typeof APPS)[number];

/** A key of its own for every system. */
function signingKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
}

/** For the hook that starts a system: half a minute is little on a machine that has other work. */
export const START_TIMEOUT_MS = 120_000;

export interface SystemOptions {
  /** Variables on top of the common ones, for every app. */
  env?: Record<string, string>;
  /** The admin token of a system with authentication on. */
  token?: string;
  /** How the server is started, on top of its append-only file. */
  redis?: RedisOptions;
  /** The address of the server as apps are given it. */
  redisUrl?: (server: RedisServer) => Promise<string>;
  /** Hears everything that the apps write. */
  onOutput?: (text: string) => void;
}

/** The four services as processes over one Redis with an append-only file: what is installed, at small size. */
export class System {
  readonly dir: string;
  /** Where detect workers stage files. */
  readonly workDir: string;
  /** What opens every route. Absent: authentication is off. */
  readonly token: string | undefined;
  readonly #redisOptions: RedisOptions;
  readonly #env: Record<string, string> = {};
  readonly #onOutput: (text: string) => void;
  readonly #apps = new Map<App, ServiceProcess>();
  redis: RedisServer;

  private constructor(dir: string, redis: RedisServer, redisOptions: RedisOptions, onOutput: (text: string) => void, token: string | undefined) {
    this.dir = dir;
    this.token = token;
    this.workDir = join(dir, 'work');
    this.redis = redis;
    this.#redisOptions = redisOptions;
    this.#onOutput = onOutput;
  }

  static async start({ env = {}, token, redis: redisOptions = {}, redisUrl, onOutput = () => undefined }: SystemOptions = {}): Promise<System> {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-e2e-'));
    const options = { dir, appendOnly: true, ...redisOptions };
    const system = new System(dir, await startRedis(options), options, onOutput, token);
    try {
      await mkdir(system.workDir);
      Object.assign(system.#env, {
        PROVENANCE_REDIS_URL: (await redisUrl?.(system.redis)) ?? system.redis.url,
        PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
        PROVENANCE_DETECT_WORK_DIR: system.workDir,
        PROVENANCE_LOG_LEVEL: 'warn',
        ...(token === undefined ? { PROVENANCE_AUTH: 'off' } : { PROVENANCE_AUTH: 'on', PROVENANCE_ADMIN_TOKEN: token }),
        PROVENANCE_TIMESERIES_PATH: join(dir, 'events.jsonl'),
        PROVENANCE_DECISION_SIGNING_KEY: signingKey(),
        ...env,
      });
      await Promise.all(APPS.map((app) => system.startApp(app)));
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  /** Starts an app, or starts it again under its old port. */
  async startApp(app: App, env: Record<string, string> = {}): Promise<ServiceProcess> {
    const port = this.#apps.get(app)?.port;
    const service = await startService({ app, env: { ...this.#env, ...env }, onOutput: this.#onOutput, ...(port !== undefined && { port }) });
    this.#apps.set(app, service);
    return service;
  }

  /** Starts another process of an app beside the first. @param root of another build of the workspace */
  startBeside(app: App, env: Record<string, string> = {}, root?: string): Promise<ServiceProcess> {
    return startService({ app, env: { ...this.#env, ...env }, onOutput: this.#onOutput, ...(root !== undefined && { root }) });
  }

  /** Starts another process of an app, in whose place it is asked from now on. Returns the first. */
  async standIn(app: App, root?: string): Promise<ServiceProcess> {
    const first = this.app(app);
    this.#apps.set(app, await this.startBeside(app, {}, root));
    return first;
  }

  app(name: App): ServiceProcess {
    const service = this.#apps.get(name);
    if (service === undefined) throw new Error(`${name} was not started`);
    return service;
  }

  /** SIGKILL, then a new process under the same port. */
  async crash(app: App): Promise<void> {
    await this.app(app).kill();
    await this.startApp(app);
  }

  /** SIGKILL of the server, then a new one over the same append-only file. */
  async crashRedis(): Promise<void> {
    await this.redis.kill();
    await this.startRedis();
  }

  /** A new server over the append-only file of the one that has ended. */
  async startRedis(): Promise<void> {
    this.redis = await startRedis({ ...this.#redisOptions, port: this.redis.port });
  }

  async stop(): Promise<void> {
    await stopAllServices();
    await this.redis.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}
