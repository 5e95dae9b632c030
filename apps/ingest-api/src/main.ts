import { runService } from '@provenance/service';
import { INGEST_CONFIGS, IngestModule } from './ingest.module.ts';

await runService(IngestModule, { name: 'ingest-api', configs: INGEST_CONFIGS });
