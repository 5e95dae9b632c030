import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AuditEntry, Scope } from '@provenance/domain';
import { startRedis, startStandInIssuer, type RedisServer, type StandInIssuer } from '@provenance/embedded';
import { STORE_REDIS, TokenAuthority } from '@provenance/runtime';
import { createHttpApp, openApiDocument, type RouteAccess } from '@provenance/service';
import { AuditStore, untilReady } from '@provenance/store';
import { SAMPLE_SIGNING_KEY } from '../attestation/attestation.example.ts';
import { operationsOf } from '../docs/operations.ts';
import { GOVERNANCE_CONFIGS, GovernanceModule } from '../governance.module.ts';

export const ADMIN = 'an-admin-token-of-the-test-0123456789';
export const AUDIENCE = 'https://provenance.example.com';

/** A route as the OpenAPI document has it. */
export interface Route {
  method: string;
  path: string;
  scope: Scope | undefined;
  open: boolean;
}

/** A route as the server has it: `GET /v1/analysis/:id`. */
export interface ServedRoute {
  route: string;
  access: RouteAccess | undefined;
}

/** governance-api with authentication on, over a Redis and an issuer of its own. */
export interface Guarded {
  app: NestFastifyApplication;
  redis: RedisServer;
  issuer: StandInIssuer;
  tokens: TokenAuthority;
  served: readonly ServedRoute[];
  routes(): Route[];
  tokenOf(scopes: Scope[], rest?: { repos?: string[]; expires_at?: string }): ReturnType<TokenAuthority['issue']>;
  /** What the trail has of a request. */
  recorded(requestId: string): Promise<AuditEntry | undefined>;
  close(): Promise<void>;
}

export async function startGuarded(more: Record<string, string> = {}): Promise<Guarded> {
  const redis = await startRedis();
  const issuer = await startStandInIssuer(AUDIENCE);
  const env = {
    PROVENANCE_REDIS_URL: redis.url,
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_TIMESERIES_BACKEND: 'off',
    PROVENANCE_DECISION_SIGNING_KEY: SAMPLE_SIGNING_KEY,
    PROVENANCE_ADMIN_TOKEN: ADMIN,
    PROVENANCE_OIDC_ISSUER: issuer.url,
    PROVENANCE_OIDC_AUDIENCE: AUDIENCE,
    PROVENANCE_AUTH_FAILURES_PER_MINUTE: '1000000',
    PROVENANCE_RATE_LIMIT_PER_MINUTE: '100000',
    ...more,
  };
  const app = await createHttpApp(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS, env });
  const served: ServedRoute[] = [];
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) served.push({ route: `${one} ${url}`, access: (config as { access?: RouteAccess } | undefined)?.access });
  });
  await app.init();
  await server.ready();
  await untilReady(app.get(STORE_REDIS, { strict: false }));
  const tokens = app.get(TokenAuthority, { strict: false });
  return {
    app,
    redis,
    issuer,
    tokens,
    served,
    routes: () => routesOf(app),
    tokenOf: (scopes, rest = {}) => tokens.issue({ name: 'test', scopes, ...rest }, 'test'),
    async recorded(requestId) {
      const { entries } = await app.get(AuditStore, { strict: false }).read(1000);
      return entries.find(({ request_id }) => request_id === requestId);
    },
    async close() {
      await app.close();
      issuer.close();
      await redis.stop();
    },
  };
}

function routesOf(app: NestFastifyApplication): Route[] {
  const document = openApiDocument(app, { version: '1' });
  return operationsOf(document).map(({ method, path }) => {
    const operation = document.paths[path]![method.toLowerCase() as 'get']!;
    const [requirement] = operation.security ?? [];
    return { method, path, scope: requirement?.['bearer']?.[0] as Scope | undefined, open: (operation as { 'x-open'?: true })['x-open'] === true };
  });
}
