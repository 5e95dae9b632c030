import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { StoreModule } from '@provenance/runtime';
import { AnalyticsStore } from '@provenance/store';
import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { Schema } from '../../clickhouse/migrations.ts';
import { ExportConfig } from '../../export/export.config.ts';
import { AnalyticsConfig } from '../analytics.config.ts';
import { ClickHouseAnalyticsStore } from './clickhouse-analytics-store.ts';

const ROLL_UPS = Symbol('roll-ups');
const SCHEMA = Symbol('clickhouse schema');

/** The roll-ups under a name of their own, so that the figures can have theirs. */
@Module({ imports: [StoreModule], providers: [{ provide: ROLL_UPS, useExisting: AnalyticsStore }], exports: [ROLL_UPS] })
class RollUpsModule {}

const PROVIDERS: FactoryProvider[] = [
  { provide: SCHEMA, useFactory: openSchema, inject: [AnalyticsConfig, ExportConfig] },
  { provide: AnalyticsStore, useFactory: (rollUps: AnalyticsStore, schema: Schema | null) => (schema === null ? rollUps : new ClickHouseAnalyticsStore(schema)), inject: [ROLL_UPS, SCHEMA] },
];

/** @throws Error that says what to install */
async function openSchema({ backend }: AnalyticsConfig, exported: ExportConfig): Promise<Schema | null> {
  if (backend !== 'clickhouse') return null;
  const { clickhouseUrl: url, clickhouseUser: user, clickhousePassword: password } = exported;
  const server = await ClickHouseServer.open({ url: url!, user, password });
  return new Schema(server, { database: exported.clickhouseDatabase, table: exported.table, retentionDays: exported.clickhouseRetentionDays });
}

/**
 * What the figures are read from. Stages count into the roll-ups of Redis all the same, so that the setting can be taken
 * back at any time, and a warehouse that is away keeps nobody from deciding.
 */
@Module({ imports: [RollUpsModule], providers: PROVIDERS, exports: [AnalyticsStore] })
export class FiguresModule implements OnApplicationShutdown {
  readonly #schema: Schema | null;

  constructor(@Inject(SCHEMA) schema: Schema | null) {
    this.#schema = schema;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#schema?.server.close();
  }
}
