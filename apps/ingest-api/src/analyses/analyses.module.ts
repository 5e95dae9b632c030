import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { componentSchemas } from '@provenance/service';
import { SchemaValidator } from '../validation/schema-validator.ts';
import { SubmissionReader } from '../validation/submission-reader.ts';
import { AnalysesController } from './analyses.controller.ts';
import { AnalysesService } from './analyses.service.ts';
import { BackPressure } from './back-pressure.ts';
import { FlowStarter } from './flow-starter.ts';
import { SubmissionHeadRequest, SubmitAnalysisRequest } from './submit-analysis.request.ts';

/** POST /v1/analysis over modules that export AnalysisStore, OpenLedger and AnalysisFlows. */
@Module({
  controllers: [AnalysesController],
  providers: [
    AnalysesService,
    BackPressure,
    FlowStarter,
    SubmissionReader,
    {
      provide: SchemaValidator,
      useFactory: () => new SchemaValidator(componentSchemas(SubmissionHeadRequest, SubmitAnalysisRequest)),
    },
  ],
  exports: [AnalysesService, BackPressure],
})
export class AnalysesModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: AnalysesModule, imports: parts };
  }
}
