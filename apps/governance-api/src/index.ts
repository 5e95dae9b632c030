export { DecisionLog } from './decision-log/decision-log.ts';
export { ApiDocument } from './docs/api-document.ts';
export { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';
