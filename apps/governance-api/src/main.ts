import { runService } from '@provenance/service';
import { ApiDocument } from './docs/api-document.ts';
import { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';

const app = await runService(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS });
app.get(ApiDocument, { strict: false }).describe(app, '0.1.0');
