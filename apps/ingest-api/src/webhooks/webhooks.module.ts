import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ReportedAnalyses } from './reported-analyses.ts';
import { WebhooksController } from './webhooks.controller.ts';

/** POST /v1/github/webhooks over the module that accepts analyses and those that export AnalysisStore, PullRequestHeads and RefreshLedger. */
@Module({ controllers: [WebhooksController], providers: [ReportedAnalyses] })
export class WebhooksModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: WebhooksModule, imports: parts };
  }
}
