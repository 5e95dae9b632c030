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

/** The chart's own business: a value of it stands behind each, and two sources would contradict each other. */
const SET_BY_THE_CHART = new Set([
  'PROVENANCE_PORT',
  'PROVENANCE_HOST',
  'PROVENANCE_REDIS_URL',
  'PROVENANCE_REDIS_SENTINEL_USERNAME',
  'PROVENANCE_REDIS_SENTINEL_PASSWORD',
  'PROVENANCE_REDIS_TLS_CA',
  'PROVENANCE_REDIS_TLS_SERVER_NAME',
  'PROVENANCE_REDIS_TLS_CERTIFICATE',
  'PROVENANCE_REDIS_TLS_PRIVATE_KEY',
  'PROVENANCE_OTEL_ENABLED',
  'PROVENANCE_OTEL_EXPORTER',
  'PROVENANCE_OTEL_OTLP_ENDPOINT',
  'PROVENANCE_OTEL_PROMETHEUS_PORT',
  'PROVENANCE_DETECT_ENGINES',
  'PROVENANCE_DETECT_WORK_DIR',
]);

const NEEDS: Record<string, ChartSetting['needs']> = { PROVENANCE_TIMESERIES_BACKEND: BACKEND_NEEDS };

/** Every setting that an installation may give, by its variable, from the classes that the apps read. */
export function chartSettings(): Record<string, ChartSetting> {
  const found: Record<string, ChartSetting> = {};
  for (const [app, classes] of Object.entries(APPS)) {
    const all = [...SERVICE_CONFIGS, ...classes].flatMap((one) => settingsOf(one).map((setting) => ({ ...setting, schema: settingSchemas(one)[setting.env]! })));
    for (const { env, secret = false, purpose, schema } of all) {
      if (SET_BY_THE_CHART.has(env)) continue;
      const setting = (found[env] ??= { apps: [], secret, needs: NEEDS[env], purpose, schema: {} });
      // Its readers differ in what they hold it to, and all of them must take it.
      Object.assign(setting.schema, schema);
      if (!setting.apps.includes(app)) setting.apps.push(app);
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** helm/provenance/files/settings.json: which app is given which setting. */
export function settingsFile(): string {
  const rows = Object.entries(chartSettings()).map(([env, { apps, secret, needs }]) => [env, { apps, secret, needs }]);
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
}
