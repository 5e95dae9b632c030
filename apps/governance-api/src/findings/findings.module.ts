import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ExportRequests } from '@provenance/queue';
import { AnalyticsStore, FindingStore, ReviewFactStore } from '@provenance/store';
import { FindingRegister } from './finding-register.ts';
import { FindingsController } from './findings.controller.ts';

/** The life of findings over HTTP, over modules that export FindingStore, ReviewFactStore, AnalyticsStore and ExportRequests. */
@Module({
  controllers: [FindingsController],
  providers: [
    {
      provide: FindingRegister,
      useFactory: (findings: FindingStore, reviews: ReviewFactStore, analytics: AnalyticsStore, exports: ExportRequests) => new FindingRegister(findings, reviews, analytics, exports),
      inject: [FindingStore, ReviewFactStore, AnalyticsStore, ExportRequests],
    },
  ],
})
export class FindingsModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: FindingsModule, imports: parts };
  }
}
