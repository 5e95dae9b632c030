export { ApiDocument } from './docs/api-document.ts';
export { DecisionLog } from './decision-log/decision-log.ts';
export { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';
