import { runService } from '@provenance/service';
import { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';

await runService(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS });
