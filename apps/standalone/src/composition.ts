import { Module, type DynamicModule } from '@nestjs/common';
import { DETECT_CONFIGS, DetectModule } from '@provenance/detect-worker';
import { ENRICH_CONFIGS, EnrichModule } from '@provenance/enrich-worker';
import { GOVERNANCE_CONFIGS, GovernanceModule } from '@provenance/governance-api';
import { INGEST_CONFIGS, IngestModule } from '@provenance/ingest-api';
import type { ConfigClass } from '@provenance/service';

/** The classes of settings of all roles. */
export const CONFIGS: readonly ConfigClass[] = [
  ...new Set<ConfigClass>([...INGEST_CONFIGS, ...ENRICH_CONFIGS, ...DETECT_CONFIGS, ...GOVERNANCE_CONFIGS]),
];

/** All roles in one application. */
@Module({})
export class StandaloneModule {
  static composed(): DynamicModule {
    return { module: StandaloneModule, imports: [IngestModule, EnrichModule, DetectModule, GovernanceModule] };
  }
}
