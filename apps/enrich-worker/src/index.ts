export { EnrichConfig } from './enrich/enrich.config.ts';
export { EnrichHandler } from './enrich/enrich.handler.ts';
