import { Module, type FactoryProvider } from '@nestjs/common';
import { AuditStore, RedisAuditStore, RedisRequestLimiter, RedisTokenStore, RequestLimiter, TokenStore, type RedisClient } from '@provenance/store';
import { STORE_REDIS, StoreModule } from '../store/store.module.ts';
import { AccessConfig } from './access.config.ts';

const PROVIDERS: FactoryProvider[] = [
  { provide: TokenStore, useFactory: (redis: RedisClient) => new RedisTokenStore(redis), inject: [STORE_REDIS] },
  { provide: RequestLimiter, useFactory: (redis: RedisClient) => new RedisRequestLimiter(redis), inject: [STORE_REDIS] },
  {
    provide: AuditStore,
    useFactory: (redis: RedisClient, { auditRetentionSeconds: seconds, auditMaxEntries: entries }: AccessConfig) => new RedisAuditStore(redis, { seconds, entries }),
    inject: [STORE_REDIS, AccessConfig],
  },
];

/** Tokens, the audit trail and the limits of requests, over the connection of the store. */
@Module({ imports: [StoreModule], providers: PROVIDERS, exports: PROVIDERS.map(({ provide }) => provide) })
export class AccessStoresModule {}
