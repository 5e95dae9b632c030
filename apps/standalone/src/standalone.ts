import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, HttpConfig, loadConfig, readEnvironment, type Environment } from '@provenance/service';
import { CONFIGS, StandaloneModule } from './composition.ts';
import { openParts, type Parts } from './parts.ts';
import { StandaloneConfig } from './standalone.config.ts';

/** A running standalone service. */
export interface Standalone {
  url: string;
  /** Ends the roles in order, then the embedded parts. */
  close(): Promise<void>;
}

/**
 * Every role in one process: HTTP on loopback, an embedded Redis under PROVENANCE_DATA_DIR unless
 * PROVENANCE_REDIS_URL names one.
 * @throws ConfigError when a setting is not valid; Error when a part cannot be had or the port is taken.
 */
export async function startStandalone(env: Environment = readEnvironment()): Promise<Standalone> {
  const [config, http] = loadConfig([StandaloneConfig, HttpConfig], env);
  const parts = await openParts(config, env);
  try {
    const app = await createHttpApp(StandaloneModule.composed(), {
      name: 'standalone',
      configs: CONFIGS,
      env: { PROVENANCE_SERVICE_BASE_URL: `http://localhost:${http.port}`, ...env, ...parts.env },
    });
    return await listen(app, http, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, http: HttpConfig, parts: Parts): Promise<Standalone> {
  try {
    await app.listen(http.port, http.host);
  } catch (error) {
    await app.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new Error(`Port ${http.port} is taken: end what listens there, or set PROVENANCE_PORT`, { cause: error })
      : error;
  }
  return {
    url: await app.getUrl(),
    async close() {
      await app.close();
      await parts.close();
    },
  };
}
