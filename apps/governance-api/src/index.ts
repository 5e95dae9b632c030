export { DecisionLog } from './decision-log/decision-log.ts';
export { ApiDocument } from './docs/api-document.ts';
export { BACKEND_NEEDS } from './export/export.config.ts';
export { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';
