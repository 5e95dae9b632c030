export { ENRICH_CONFIGS, EnrichModule } from './enrich.module.ts';
