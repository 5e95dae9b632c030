import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AgentsController } from './agents.controller.ts';
import { AnalyticsReader } from './analytics-reader.ts';
import { AnalyticsScope } from './analytics-scope.ts';
import { UnknownNames } from './unknown-names.ts';
import { RebuildController } from './rebuild.controller.ts';
import { ReviewsController } from './reviews.controller.ts';
import { SummaryController } from './summary.controller.ts';

/** The figures on agents, over modules that export AnalyticsStore and CapabilityStore. */
@Module({
  controllers: [SummaryController, AgentsController, ReviewsController, RebuildController],
  providers: [AnalyticsReader, AnalyticsScope, UnknownNames],
})
export class AnalyticsModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: AnalyticsModule, imports: parts };
  }
}
