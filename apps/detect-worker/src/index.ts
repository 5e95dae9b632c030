export { DetectConfig } from './detect/detect.config.ts';
export { DETECT_CONFIGS, DetectModule } from './detect.module.ts';
