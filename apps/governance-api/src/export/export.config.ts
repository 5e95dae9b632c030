import { ReadsExportBackend, type ExportBackend } from '@provenance/runtime';
import { Section, Setting, TelemetryConfig, Together } from '@provenance/service';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min, ValidateBy, type ValidationArguments } from 'class-validator';
import { isTable as isClickHouseTable } from '../clickhouse/sql-text.ts';
import { isAccessToken } from './sinks/snowflake/credentials.ts';
import { isAccount, isTable as isSnowflakeTable } from './sinks/snowflake/identifiers.ts';

/** What a backend cannot do without: the property, and the variable that sets it. */
const NEEDS: Partial<Record<ExportBackend, readonly [property: keyof ExportConfig, env: string][]>> = {
  clickhouse: [['clickhouseUrl', 'PROVENANCE_CLICKHOUSE_URL']],
  bigquery: [
    ['project', 'PROVENANCE_TIMESERIES_PROJECT'],
    ['dataset', 'PROVENANCE_TIMESERIES_DATASET'],
  ],
  snowflake: [
    ['project', 'PROVENANCE_TIMESERIES_PROJECT'],
    ['database', 'PROVENANCE_TIMESERIES_DATABASE'],
    ['dataset', 'PROVENANCE_TIMESERIES_DATASET'],
    ['warehouse', 'PROVENANCE_TIMESERIES_WAREHOUSE'],
  ],
};

/** The variables that a backend cannot do without, by its name. */
export const BACKEND_NEEDS: Readonly<Record<string, string[]>> = Object.fromEntries(Object.entries(NEEDS).map(([backend, needed]) => [backend, needed.map(([, env]) => env)]));

@Section('Export')
@Together(TelemetryConfig, withoutCollector)
export class ExportConfig {
  @ReadsExportBackend()
  @ValidateBy({ name: 'complete', validator: { validate: (_backend, args) => missingIn(args).length === 0, defaultMessage: (args) => `needs ${missingIn(args).join(', ')}` } })
  backend: ExportBackend = 'file';

  @Setting({ env: 'PROVENANCE_TIMESERIES_PATH', purpose: 'File of the events, one a line, when the backend is file.' })
  @IsString()
  path = 'data/timeseries_events.jsonl';

  @Setting({ env: 'PROVENANCE_TIMESERIES_MAX_BYTES', purpose: 'Size at which that file is put aside under its name and the time.' })
  @IsInt()
  @Min(1_024)
  @Max(1_099_511_627_776)
  maxBytes = 67_108_864;

  @Setting({ env: 'PROVENANCE_TIMESERIES_PROJECT', purpose: 'Project of BigQuery, or account of Snowflake (ORGANISATION-ACCOUNT).', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  @ValidateBy({ name: 'account', validator: { validate: (project, args) => backendOf(args) !== 'snowflake' || isAccount(String(project)), defaultMessage: () => 'is no account of Snowflake: what stands before .snowflakecomputing.com, such as ORGANISATION-ACCOUNT' } })
  project?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_DATABASE', purpose: 'Database of Snowflake.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  database?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_DATASET', purpose: 'Dataset of BigQuery, or schema of Snowflake.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  dataset?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_TABLE', purpose: 'Table that the rows go to.' })
  @IsString()
  @ValidateBy({ name: 'table', validator: { validate: (table, args) => isTableOf(backendOf(args), String(table)), defaultMessage: () => 'is no name of a table' } })
  table = 'analysis_events';

  @Setting({
    env: 'PROVENANCE_TIMESERIES_CREDENTIALS_PATH',
    purpose: 'Service account of BigQuery as a JSON file, without which the credentials of the machine count; or private key of Snowflake as a PEM file.',
    type: 'string',
    unset: '(unset)',
  })
  @IsOptional()
  @IsString()
  credentialsPath?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_USER', purpose: 'User of Snowflake that has the key.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  user?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_PASSWORD', purpose: 'Programmatic access token of Snowflake, for want of a private key; a password does not do.', type: 'string', secret: true, unset: '(unset)' })
  @IsOptional()
  @IsString()
  @ValidateBy({ name: 'token', validator: { validate: (password, args) => !isPlainPassword(password, args), defaultMessage: () => 'is no programmatic access token, and the SQL API of Snowflake takes no password: make a token, or set PROVENANCE_TIMESERIES_CREDENTIALS_PATH to a private key' } })
  password?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_WAREHOUSE', purpose: 'Warehouse of Snowflake.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  warehouse?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_ROLE', purpose: 'Role of Snowflake.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  role?: string;

  @Setting({ env: 'PROVENANCE_TIMESERIES_BATCH_SIZE', purpose: 'Rows that are written together.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  batchSize = 25;

  @Setting({ env: 'PROVENANCE_TIMESERIES_BATCH_MS', purpose: 'How long the first row of a batch waits for others, milliseconds.' })
  @IsInt()
  @Min(1)
  @Max(60_000)
  batchMs = 500;

  @Setting({ env: 'PROVENANCE_CLICKHOUSE_URL', purpose: 'HTTP address of ClickHouse.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  clickhouseUrl?: string;

  @Setting({ env: 'PROVENANCE_CLICKHOUSE_DATABASE', purpose: 'Database of ClickHouse.' })
  @IsString()
  clickhouseDatabase = 'provenance';

  @Setting({ env: 'PROVENANCE_CLICKHOUSE_USER', purpose: 'User of ClickHouse.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  clickhouseUser?: string;

  @Setting({ env: 'PROVENANCE_CLICKHOUSE_PASSWORD', purpose: 'Password of ClickHouse.', type: 'string', secret: true, unset: '(unset)' })
  @IsOptional()
  @IsString()
  clickhousePassword?: string;

  @Setting({ env: 'PROVENANCE_CLICKHOUSE_RETENTION_DAYS', purpose: 'Days that rows and facts are kept in ClickHouse.' })
  @IsInt()
  @Min(1)
  @Max(36_500)
  clickhouseRetentionDays = 1_095;
}

function withoutCollector({ backend }: ExportConfig, { otlpEndpoint }: TelemetryConfig): string | undefined {
  return backend === 'otel' && otlpEndpoint === undefined ? 'PROVENANCE_TIMESERIES_BACKEND=otel needs PROVENANCE_OTEL_OTLP_ENDPOINT' : undefined;
}

function backendOf(args?: ValidationArguments): ExportBackend | undefined {
  return (args?.object as ExportConfig | undefined)?.backend;
}

function isTableOf(backend: ExportBackend | undefined, table: string): boolean {
  if (backend === 'snowflake') return isSnowflakeTable(table);
  return backend !== 'clickhouse' || isClickHouseTable(table);
}

/** The variables that the chosen backend needs and that are not set. */
function missingIn(args?: ValidationArguments): string[] {
  const config = (args?.object ?? {}) as ExportConfig;
  const missing = (NEEDS[config.backend] ?? []).filter(([property]) => config[property] === undefined).map(([, env]) => env);
  return config.backend === 'snowflake' ? [...missing, ...missingCredentials(config)] : missing;
}

function missingCredentials({ credentialsPath, user, password }: ExportConfig): string[] {
  if (credentialsPath !== undefined) return user === undefined ? ['PROVENANCE_TIMESERIES_USER'] : [];
  return password === undefined ? ['PROVENANCE_TIMESERIES_CREDENTIALS_PATH or PROVENANCE_TIMESERIES_PASSWORD'] : [];
}

function isPlainPassword(password: unknown, args?: ValidationArguments): boolean {
  const { backend, credentialsPath } = (args?.object ?? {}) as ExportConfig;
  return backend === 'snowflake' && credentialsPath === undefined && typeof password === 'string' && !isAccessToken(password);
}
