import type { ReviewFact } from '@provenance/domain';
import { join } from 'node:path';
import { freePort } from '@provenance/embedded';
import { createHttpApp, Endings, listen, LOGGER, loadConfig, readEnvironment, SERVICE_CONFIGS, untilEnded, type Environment, type Logger } from '@provenance/service';
import { ReviewFactStore } from '@provenance/store';
import { CONFIGS, StandaloneModule } from './composition.ts';
import { openParts } from './parts.ts';
import { lacksSigningKey } from './signing-key.ts';
import { StandaloneConfig } from './standalone.config.ts';

/** Standalone is for the machine that it runs on. */
const WITHOUT_AUTH: Environment = { PROVENANCE_AUTH: 'off' };

/** A running standalone service. */
export interface Standalone {
  url: string;
  /** The review fact of a pull request; no route tells it whole. */
  reviewFact(repo: string, pr_number: string): Promise<ReviewFact | undefined>;
  /** Ends the roles in order, then the embedded parts. */
  close(): Promise<void>;
  /** Resolves when a signal has come and it has ended, as a service does. */
  untilEnded(): Promise<void>;
}

/**
 * Every role in one process: HTTP on loopback, an embedded Redis under PROVENANCE_DATA_DIR unless
 * PROVENANCE_REDIS_URL names one.
 * @throws ConfigError when a setting is not valid; Error when a part cannot be had or the port is taken.
 */
export async function startStandalone(env: Environment = readEnvironment()): Promise<Standalone> {
  // Those of all roles before anything is opened, so that every fault is named at once.
  const [config, http] = loadConfig([StandaloneConfig, ...SERVICE_CONFIGS, ...CONFIGS], checkable(env));
  const port = http.port === 0 ? await freePort() : http.port;
  const parts = await openParts(config, env);
  try {
    const app = await createHttpApp(StandaloneModule.composed(), {
      name: 'standalone',
      configs: CONFIGS,
      env: { ...ownDefaults(config, port), ...env, ...parts.env, PROVENANCE_PORT: String(port) },
    });
    const url = await listen(app);
    const close = async (): Promise<void> => {
      await app.close();
      await parts.close();
    };
    return {
      url,
      reviewFact: (repo, pr_number) => app.get(ReviewFactStore, { strict: false }).get(repo, pr_number),
      close,
      untilEnded: () => untilEnded({ close, endings: app.get(Endings), log: app.get<Logger>(LOGGER) }),
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

/** What is different from a service: it listens on loopback, and has a folder of its own. */
function ownDefaults({ dataDir }: StandaloneConfig, port: number): Environment {
  return {
    ...WITHOUT_AUTH,
    PROVENANCE_SERVICE_BASE_URL: `http://localhost:${port}`,
    PROVENANCE_TIMESERIES_PATH: join(dataDir, 'timeseries_events.jsonl'),
  };
}

/** The settings as they can be checked before there is a key of this machine's own. */
function checkable(env: Environment): Environment {
  return { ...WITHOUT_AUTH, ...env, ...(lacksSigningKey(env) && { PROVENANCE_DECISION_SIGNING: 'off' }) };
}
