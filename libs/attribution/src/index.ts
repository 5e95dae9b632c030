export { type FileLines } from './agent-trace/content-anchor.ts';
export { agentKeys, type AgentKeys } from './attestation/agent-keys.ts';
export { Attributor, DEFAULT_ATTRIBUTION, type AttributionSettings, type ChangeEvidence } from './attributor.ts';
export { CatalogueError } from './catalogue/catalogue-error.ts';
export { AgentCatalogue } from './catalogue/catalogue.ts';
export { openCatalogue, type CatalogueAdditions } from './catalogue/open-catalogue.ts';
export { attributionDocument } from './docs/attribution-document.ts';
export { type EvidenceFault } from './evidence-fault.ts';
export { type PullRequestFacts } from './pull-request/pull-request-reader.ts';
