import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { StoreModule } from '@provenance/runtime';
import { AnalyticsStore } from '@provenance/store';
import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { ExportConfig } from '../../export/export.config.ts';
import { AnalyticsConfig } from '../analytics.config.ts';
import { ClickHouseAnalyticsStore } from './clickhouse-analytics-store.ts';

const ROLL_UPS = Symbol('roll-ups');
const SERVER = Symbol('clickhouse server');

/** The roll-ups under a name of their own, so that the figures can have theirs. */
@Module({ imports: [StoreModule], providers: [{ provide: ROLL_UPS, useExisting: AnalyticsStore }], exports: [ROLL_UPS] })
class RollUpsModule {}

const PROVIDERS: FactoryProvider[] = [
  { provide: SERVER, useFactory: openServer, inject: [AnalyticsConfig, ExportConfig] },
  { provide: AnalyticsStore, useFactory: figuresFrom, inject: [ROLL_UPS, SERVER, ExportConfig] },
];

/** @throws Error that says what to set or install */
async function openServer({ backend }: AnalyticsConfig, { backend: exportedTo, clickhouseUrl, clickhouseUser, clickhousePassword }: ExportConfig): Promise<ClickHouseServer | null> {
  if (backend !== 'clickhouse') return null;
  if (exportedTo !== 'clickhouse' || clickhouseUrl === undefined) {
    throw new Error('PROVENANCE_ANALYTICS_BACKEND=clickhouse needs PROVENANCE_TIMESERIES_BACKEND=clickhouse: facts come there by the export');
  }
  return ClickHouseServer.open({ url: clickhouseUrl, user: clickhouseUser, password: clickhousePassword });
}

function figuresFrom(rollUps: AnalyticsStore, server: ClickHouseServer | null, { clickhouseDatabase, clickhouseRetentionDays }: ExportConfig): AnalyticsStore {
  return server === null ? rollUps : new ClickHouseAnalyticsStore(server, { database: clickhouseDatabase, retentionDays: clickhouseRetentionDays });
}

/**
 * What the figures are read from. Stages count into the roll-ups of Redis all the same, so that the setting can be taken
 * back at any time, and a warehouse that is away keeps nobody from deciding.
 */
@Module({ imports: [RollUpsModule], providers: PROVIDERS, exports: [AnalyticsStore] })
export class FiguresModule implements OnApplicationShutdown {
  readonly #server: ClickHouseServer | null;

  constructor(@Inject(SERVER) server: ClickHouseServer | null) {
    this.#server = server;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#server?.close();
  }
}
