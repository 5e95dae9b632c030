import { runService } from '@provenance/service';
import { DETECT_CONFIGS, DetectModule } from './detect.module.ts';

await runService(DetectModule, { name: 'detect-worker', configs: DETECT_CONFIGS });
