import { Module, type DynamicModule } from '@nestjs/common';
import { WebhooksController } from './webhooks.controller.ts';

/** POST /v1/github/webhooks over the module that accepts analyses. */
@Module({ controllers: [WebhooksController] })
export class WebhooksModule {
  static over(analyses: DynamicModule): DynamicModule {
    return { module: WebhooksModule, imports: [analyses] };
  }
}
