import { runService } from '@provenance/service';
import { ENRICH_CONFIGS, EnrichModule } from './enrich.module.ts';

await runService(EnrichModule, { name: 'enrich-worker', configs: ENRICH_CONFIGS });
