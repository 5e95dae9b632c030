import { DETECT_CONFIGS } from '@provenance/detect-worker';
import { ENRICH_CONFIGS } from '@provenance/enrich-worker';
import { BACKEND_NEEDS, GOVERNANCE_CONFIGS } from '@provenance/governance-api';
import { INGEST_CONFIGS } from '@provenance/ingest-api';
import { SERVICE_CONFIGS, settingSchemas, settingsOf, type ConfigClass } from '@provenance/service';

/** What the chart knows of a setting. */
export interface ChartSetting {
  /** Apps that read it. */
  apps: string[];
  /** Mounted as a file, never written into an object of the chart. */
  secret: boolean;
  /** What must be set beside it, by its text. */
  needs?: Readonly<Record<string, string[]>> | undefined;
  /** What its text is, when it is JSON. */
  json?: 'map' | 'list' | undefined;
  /** Whether it names files of its reader. */
  path?: true | undefined;
  purpose: string;
  /** JSON schema of what it may be. */
  schema: Record<string, unknown>;
}

const APPS: Record<string, readonly ConfigClass[]> = {
  'ingest-api': INGEST_CONFIGS,
  'enrich-worker': ENRICH_CONFIGS,
  'detect-worker': DETECT_CONFIGS,
  'governance-api': GOVERNANCE_CONFIGS,
};

/** The chart's own business, by the value that says it (none where it is fixed): two sources would contradict each other. */
export const SET_BY_THE_CHART: Readonly<Record<string, string>> = {
  PROVENANCE_PORT: '',
  PROVENANCE_HOST: '',
  PROVENANCE_REDIS_URL: 'redis.existingSecret',
  PROVENANCE_REDIS_SENTINEL_USERNAME: 'redis.sentinel.username',
  PROVENANCE_REDIS_SENTINEL_PASSWORD: 'redis.sentinel.existingSecret',
  PROVENANCE_REDIS_TLS_CA: 'redis.tls.existingSecret',
  PROVENANCE_REDIS_TLS_SERVER_NAME: 'redis.tls.serverName',
  PROVENANCE_REDIS_TLS_CERTIFICATE: 'redis.tls.client.existingSecret',
  PROVENANCE_REDIS_TLS_PRIVATE_KEY: 'redis.tls.client.existingSecret',
  PROVENANCE_PROXY_URL: 'proxy.url',
  PROVENANCE_PROXY_CREDENTIALS: 'proxy.existingSecret',
  PROVENANCE_PROXY_EXCEPTIONS: 'proxy.exceptions',
  PROVENANCE_OTEL_ENABLED: 'telemetry.otlpEndpoint',
  PROVENANCE_OTEL_EXPORTER: 'telemetry.otlpEndpoint',
  PROVENANCE_OTEL_OTLP_ENDPOINT: 'telemetry.otlpEndpoint',
  PROVENANCE_OTEL_PROMETHEUS_PORT: '',
  PROVENANCE_DETECT_ENGINES: 'detectWorker.engines',
  PROVENANCE_DETECT_WORK_DIR: '',
};

const NEEDS: Record<string, ChartSetting['needs']> = { PROVENANCE_TIMESERIES_BACKEND: BACKEND_NEEDS };

const JSON_KINDS: Record<string, ChartSetting['json']> = { object: 'map', array: 'list' };

const NAMES_FILES = /_(?:PATHS?|FILE)$/;

/** Every setting that an installation may give, by its variable, from the classes that the apps read. */
export function chartSettings(): Record<string, ChartSetting> {
  const found: Record<string, ChartSetting> = {};
  for (const [app, classes] of Object.entries(APPS)) {
    const all = [...SERVICE_CONFIGS, ...classes].flatMap((one) => settingsOf(one).map((setting) => ({ ...setting, schema: settingSchemas(one)[setting.env]! })));
    for (const { env, secret = false, purpose, schema } of all) {
      if (env in SET_BY_THE_CHART) continue;
      const json = JSON_KINDS[(schema['type'] as string[])[0]!];
      const path = NAMES_FILES.test(env) || undefined;
      const setting = (found[env] ??= { apps: [], secret, needs: NEEDS[env], json, path, purpose, schema: {} });
      // Its readers differ in what they hold it to, and all of them must take it.
      Object.assign(setting.schema, schema);
      if (!setting.apps.includes(app)) setting.apps.push(app);
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** helm/provenance/files/settings.json: which app is given which setting, and which value of the chart says what is not given. */
export function settingsFile(): string {
  const rows = Object.entries(chartSettings()).map(([env, { apps, secret, needs, json, path, schema }]) => [env, { apps, secret, needs, json, path, bounds: boundsOf(schema) }]);
  const own = Object.entries(SET_BY_THE_CHART).map(([env, value]) => [env, { apps: [], chart: value === '' ? 'is fixed by the chart' : `is said by a value of the chart: ${value}` }]);
  return `${JSON.stringify(Object.fromEntries([...rows, ...own]), null, 2)}\n`;
}

/** Of a whole number: the schema of the chart holds numbers to them, and lets texts pass. */
function boundsOf({ type, minimum, maximum }: Record<string, unknown>): { least: unknown; most: unknown } | undefined {
  return (type as string[])[0] === 'integer' && maximum !== undefined ? { least: minimum, most: maximum } : undefined;
}
