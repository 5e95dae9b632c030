import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Access } from '@provenance/domain';
import { createHttpApp, grant } from '@provenance/service';
import { AnalyticsStore, CapabilityStore, InMemoryAnalyticsStore, InMemoryCapabilityStore } from '@provenance/store';
import { AnalyticsConfig } from './analytics.config.ts';
import { AnalyticsModule } from './analytics.module.ts';

/** The figures over memory, listening on a free port of loopback. */
export interface Figures {
  app: NestFastifyApplication;
  base: string;
  store: InMemoryAnalyticsStore;
  capabilities: InMemoryCapabilityStore;
}

/** @param access who every request is taken to come from */
export async function startFigures(env: Record<string, string> = {}, access = Access.unlimited('anyone')): Promise<Figures> {
  const store = new InMemoryAnalyticsStore();
  const capabilities = new InMemoryCapabilityStore();
  const parts = [{ provide: AnalyticsStore, useValue: store }, { provide: CapabilityStore, useValue: capabilities }];

  @Module({ providers: parts, exports: parts.map(({ provide }) => provide) })
  class InMemoryFacts {}

  const app = await createHttpApp(AnalyticsModule.over(InMemoryFacts), {
    name: 'governance-api', configs: [AnalyticsConfig], env: { PROVENANCE_LOG_LEVEL: 'silent', ...env },
  });
  app.getHttpAdapter().getInstance().addHook('onRequest', async (request) => grant(request, access));
  await app.listen(0, '127.0.0.1');
  return { app, base: await app.getUrl(), store, capabilities };
}
