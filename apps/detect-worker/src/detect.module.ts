import { Module } from '@nestjs/common';
import { DetectorSet } from '@provenance/detection';
import { RedisConfig, RetentionConfig, StagesModule, type StagesSetup } from '@provenance/runtime';
import { AnalysisStore } from '@provenance/store';
import { DetectConfig } from './detect/detect.config.ts';
import { DetectHandler } from './detect/detect.handler.ts';
import { DetectorsModule } from './detectors/detectors.module.ts';

/** The classes of settings that a process with DetectModule needs. */
export const DETECT_CONFIGS = [DetectConfig, RedisConfig, RetentionConfig] as const;

const STAGES = StagesModule.running({
  stages: ['detect'],
  imports: [DetectorsModule],
  inject: [AnalysisStore, DetectorSet, DetectConfig],
  useFactory: (store: AnalysisStore, detectors: DetectorSet, { concurrency }: DetectConfig): StagesSetup => ({
    handlers: [new DetectHandler(store, detectors)],
    concurrency: { detect: concurrency },
  }),
});

/** The detect stage. */
@Module({ imports: [STAGES] })
export class DetectModule {}
