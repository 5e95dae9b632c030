import { Inject, Module, type DynamicModule, type FactoryProvider, type OnModuleInit, type Type } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Access } from '@provenance/domain';
import { AuditTrail, HealthRegistry, HttpConfig, LOGGER, recordRequests, type Logger } from '@provenance/service';
import { AnalysisStore, AuditStore, RequestLimiter, TokenStore } from '@provenance/store';
import type { FastifyInstance } from 'fastify';
import { AccessConfig } from './access.config.ts';
import { StoreModule } from '../store/store.module.ts';
import { AccessStoresModule } from './access-stores.module.ts';
import { Authenticator } from './authenticator.ts';
import { FailureLimits } from './failure-limits.ts';
import { localGate } from './local-gate.ts';
import { OidcVerifier } from './oidc-verifier.ts';
import { OverLimitLog } from './over-limit-log.ts';
import { guardRoutes, RequestGate, type Admit } from './request-gate.ts';
import { StoredAuditTrail } from './stored-audit-trail.ts';
import { TokenAuthority } from './token-authority.ts';

const ADMIT = Symbol('admit');

/** What lets requests in is made of, in the order of `inject`. */
type AdmitParts = [AccessConfig, HttpConfig, TokenAuthority, RequestLimiter, AnalysisStore, HealthRegistry, Logger];

const PROVIDERS: FactoryProvider[] = [
  { provide: AuditTrail, useFactory: (store: AuditStore) => new StoredAuditTrail(store), inject: [AuditStore] },
  { provide: TokenAuthority, useFactory: (store: TokenStore) => new TokenAuthority(store), inject: [TokenStore] },
  {
    provide: ADMIT,
    useFactory: (...[config, http, tokens, limiter, analyses, health, log]: AdmitParts): Admit => {
      if (config.auth === 'off') return localGate(http);
      const { adminToken, authFailuresPerMinute, rateLimitPerMinute } = config;
      const oidc = oidcVerifier(config);
      if (oidc !== undefined) health.add('watched', 'oidc', () => oidc.trouble());
      return new RequestGate({
        authenticator: new Authenticator({ tokens, adminToken, oidc }),
        failures: new FailureLimits(authFailuresPerMinute),
        limiter,
        overLimit: new OverLimitLog(log),
        analyses,
        requestsPerMinute: rateLimitPerMinute,
      }).admit;
    },
    inject: [AccessConfig, HttpConfig, TokenAuthority, RequestLimiter, AnalysisStore, HealthRegistry, LOGGER],
  },
];

/**
 * Who may do what, for every route of the process, and the audit trail of it; over modules that export AnalysisStore,
 * TokenStore, AuditStore and RequestLimiter. Exports AuditTrail and TokenAuthority.
 */
@Module({ providers: PROVIDERS, exports: [AuditTrail, TokenAuthority] })
export class AccessModule implements OnModuleInit {
  readonly #host: HttpAdapterHost;
  readonly #admit: Admit;
  readonly #trail: AuditTrail;
  readonly #log: Logger;

  constructor(host: HttpAdapterHost, @Inject(ADMIT) admit: Admit, trail: AuditTrail, @Inject(LOGGER) log: Logger) {
    this.#host = host;
    this.#admit = admit;
    this.#trail = trail;
    this.#log = log;
  }

  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: AccessModule, imports: parts };
  }

  /** Before the routes are added: hooks of the server are taken up by those that come later. */
  onModuleInit(): void {
    const server = serverOf(this.#host);
    recordRequests(server, this.#trail, this.#log);
    guardRoutes(server, this.#admit);
  }
}

/** The one of a process: standalone has the routes of several roles behind it. */
export const ACCESS = AccessModule.over(StoreModule, AccessStoresModule);

/** Lets everybody do everything, where routes are looked at without a store. */
@Module({})
export class OpenAccessModule implements OnModuleInit {
  readonly #host: HttpAdapterHost;

  constructor(host: HttpAdapterHost) {
    this.#host = host;
  }

  onModuleInit(): void {
    guardRoutes(serverOf(this.#host), admitAnyone);
  }
}

const admitAnyone: Admit = async () => Access.unlimited('anyone');

function serverOf({ httpAdapter }: HttpAdapterHost): FastifyInstance {
  return httpAdapter.getInstance<FastifyInstance>();
}

function oidcVerifier(config: AccessConfig): OidcVerifier | undefined {
  const { oidcIssuer: issuer, oidcAudience: audience } = config;
  const repos = config.oidcPatterns();
  return audience === undefined ? undefined : new OidcVerifier({ issuer, audience, repos });
}
