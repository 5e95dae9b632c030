import { readEnvironment } from '../config/environment.ts';
import { HttpConfig } from '../config/http.config.ts';
import { loadConfig, type Environment } from '../config/load-config.ts';
import { LogConfig } from '../config/log.config.ts';
import { ProxyConfig } from '../config/proxy.config.ts';
import type { ConfigClass } from '../config/setting.decorator.ts';
import { unknownVariables } from '../config/unknown-variables.ts';
import { TelemetryConfig } from '../config/telemetry.config.ts';
import { HealthRegistry } from '../health/health-registry.ts';
import { createLogger, type Logger } from '../log/logger.ts';
import { askByProxy } from './ask-by-proxy.ts';
import { Endings } from './endings.ts';
import { startTelemetry, type Telemetry } from '../telemetry/telemetry.ts';
import { VERSION } from './version.ts';

/** Settings that every process has. */
export const SERVICE_CONFIGS = [HttpConfig, LogConfig, TelemetryConfig] as const;

export interface ProcessOptions {
  /** The role, as in logs, traces and provenance_build_info: `ingest-api`, ... */
  name: string;
  version?: string;
  /** Classes of settings of the modules, to be injected by class. */
  configs: readonly ConfigClass[];
  /** The process's own, with `.env` in development, when absent. */
  env?: Environment;
}

/** What a process has before its modules are made. */
export interface ProcessFacts {
  name: string;
  version: string;
  http: HttpConfig;
  telemetryConfig: TelemetryConfig;
  /** All instances of settings, the common ones too. */
  settings: readonly object[];
  log: Logger;
  telemetry: Telemetry;
  health: HealthRegistry;
  endings: Endings;
}

/** Reads all settings at once (so that all faults are named), then starts the log, which tells what nothing reads, the way by a proxy, and the telemetry. */
export function prepareProcess({ name, version = VERSION, configs, env = readEnvironment() }: ProcessOptions): ProcessFacts {
  const settings = loadConfig([...new Set([...SERVICE_CONFIGS, ...configs])] as ConfigClass[], env);
  const [http, logConfig, telemetryConfig] = settings as unknown as [HttpConfig, LogConfig, TelemetryConfig];
  const log = createLogger(name, logConfig);
  for (const unknown of unknownVariables(env)) log.warn(unknown, 'a variable is set that nothing reads');
  for (const setting of settings) if (setting instanceof ProxyConfig) askByProxy(setting);
  const telemetry = startTelemetry(name, telemetryConfig, { host: http.host, log });
  telemetry.metrics.observe('provenance_build_info', () => [
    { value: 1, labels: { service: name, version, node: process.version } },
  ]);
  return { name, version, http, telemetryConfig, settings, log, telemetry, health: new HealthRegistry(), endings: new Endings() };
}
