import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AnalysesController } from './analyses/analyses.controller.ts';
import { AnalysisProgress } from './analyses/analysis-progress.ts';
import { Draining } from './analyses/draining.ts';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { DetectorsController } from './detectors/detectors.controller.ts';
import { AttestationController } from './attestation/attestation.controller.ts';
import { KeysController } from './attestation/keys.controller.ts';
import { SchemasController } from './attestation/schemas.controller.ts';
import { LogController } from './decision-log/log.controller.ts';
import { ApiDocument } from './docs/api-document.ts';
import { DocsController } from './docs/docs.controller.ts';
import { ResultsController } from './results/results.controller.ts';
import { ResultsReader } from './results/results-reader.ts';

/** Everything that is read, over modules that export AnalysisStore, ChangeFeed, CapabilityStore, FindingStore, DeadLetters and those of AttestationModule. */
@Module({
  controllers: [AnalysesController, ResultsController, DetectorsController, DeadLettersController, DocsController, AttestationController, KeysController, SchemasController, LogController],
  providers: [AnalysisProgress, ResultsReader, Draining, ApiDocument],
})
export class ReadsModule {
  static over(...parts: (Type | DynamicModule)[]): DynamicModule {
    return { module: ReadsModule, imports: parts };
  }
}
