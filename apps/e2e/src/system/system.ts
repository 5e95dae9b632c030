import { semgrepCorePath, startRedis, startService, stopAllServices, type RedisServer, type ServiceProcess } from '@provenance/embedded';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'] as const;
export type App = (typeof APPS)[number];

export interface SystemOptions {
  /** Variables on top of the common ones, for every app. */
  env?: Record<string, string>;
  /** Apps that are left out at first. */
  without?: readonly App[];
}

/** The four services as processes over one Redis with an append-only file: what is installed, at small size. */
export class System {
  readonly dir: string;
  readonly #env: Record<string, string>;
  readonly #apps = new Map<App, ServiceProcess>();
  redis: RedisServer;

  private constructor(dir: string, redis: RedisServer, env: Record<string, string>) {
    this.dir = dir;
    this.redis = redis;
    this.#env = {
      PROVENANCE_REDIS_URL: redis.url,
      PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
      PROVENANCE_LOG_LEVEL: 'warn',
      ...env,
    };
  }

  static async start({ env = {}, without = [] }: SystemOptions = {}): Promise<System> {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-e2e-'));
    const system = new System(dir, await startRedis({ dir, appendOnly: true }), env);
    try {
      await Promise.all(APPS.filter((app) => !without.includes(app)).map((app) => system.startApp(app)));
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  /** Starts an app, or starts it again under its old port. */
  async startApp(app: App, env: Record<string, string> = {}): Promise<ServiceProcess> {
    const port = this.#apps.get(app)?.port;
    const service = await startService({ app, env: { ...this.#env, ...env }, ...(port !== undefined && { port }) });
    this.#apps.set(app, service);
    return service;
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
    this.redis = await startRedis({ dir: this.dir, appendOnly: true, port: this.redis.port });
  }

  async stop(): Promise<void> {
    await stopAllServices();
    await this.redis.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}
