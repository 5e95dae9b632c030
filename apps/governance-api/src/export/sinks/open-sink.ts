import { otlpHeaders } from '@provenance/service';
import type { ExportConfig } from '../export.config.ts';
import { BigQuerySink } from './bigquery/bigquery-sink.ts';
import { ClickHouseSink } from './clickhouse/clickhouse-sink.ts';
import { FileSink } from './file-sink.ts';
import { OtelSink } from './otel/otel-sink.ts';
import type { Sink } from './sink.ts';
import { SnowflakeSink } from './snowflake/snowflake-sink.ts';

const OTEL_TIMEOUT_MS = 10_000;

/** Of the settings of telemetry: who takes what is sent by OTLP. */
interface Collector {
  otlpEndpoint?: string | undefined;
  otlpHeaders?: string | undefined;
}

/**
 * The sink of the settings; undefined when nothing is exported.
 * @throws ConfigError that says what to set or install, when it cannot be had
 */
export async function openSink(config: ExportConfig, collector: Collector): Promise<Sink | undefined> {
  switch (config.backend) {
    case 'off':
      return undefined;
    case 'file':
      return FileSink.open({ path: config.path, maxBytes: config.maxBytes });
    case 'otel':
      return new OtelSink({ endpoint: collector.otlpEndpoint!, headers: otlpHeaders(collector.otlpHeaders), timeoutMs: OTEL_TIMEOUT_MS });
    case 'bigquery':
      return BigQuerySink.open({ project: config.project!, dataset: config.dataset!, table: config.table, credentialsPath: config.credentialsPath });
    case 'snowflake':
      return SnowflakeSink.open({
        account: config.project!,
        database: config.database!,
        schema: config.dataset!,
        table: config.table,
        user: config.user,
        keyPath: config.credentialsPath,
        token: config.password,
        warehouse: config.warehouse!,
        role: config.role,
      });
    case 'clickhouse':
      return ClickHouseSink.open({
        url: config.clickhouseUrl!,
        user: config.clickhouseUser,
        password: config.clickhousePassword,
        database: config.clickhouseDatabase,
        table: config.table,
        retentionDays: config.clickhouseRetentionDays,
      });
  }
}
