import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { WebhooksController } from './webhooks.controller.ts';

/** POST /v1/github/webhooks over the module that accepts analyses and those that export RefreshLedger. */
@Module({ controllers: [WebhooksController] })
export class WebhooksModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: WebhooksModule, imports: parts };
  }
}
