import { hostname } from 'node:os';
import type { FactoryProvider } from '@nestjs/common';
import { DetectorSet } from '@provenance/detection';
import { StageWorkers } from '@provenance/queue';
import { JobObserver, LOGGER, Metrics, RedisConfig, type Logger } from '@provenance/service';
import { AnalysisStore, CapabilityStore, DetectionCache } from '@provenance/store';
import { CapabilityPublisher } from './capabilities/capability-publisher.ts';
import { DetectConfig } from './detect/detect.config.ts';
import { DetectHandler } from './detect/detect.handler.ts';
import { DetectorMetrics } from './detectors/detector-metrics.ts';
import { openDetectors } from './detectors/open-detectors.ts';

export const DETECT_PROVIDERS: FactoryProvider[] = [
  {
    provide: DetectorSet,
    useFactory: (config: DetectConfig, cache: DetectionCache, metrics: Metrics, log: Logger) =>
      openDetectors(config, cache, new DetectorMetrics(metrics, log)),
    inject: [DetectConfig, DetectionCache, Metrics, LOGGER],
  },
  {
    provide: StageWorkers,
    useFactory: (
      store: AnalysisStore,
      detectors: DetectorSet,
      { concurrency }: DetectConfig,
      { url }: RedisConfig,
      observer: JobObserver,
    ) =>
      new StageWorkers([new DetectHandler(store, detectors)], store, observer, {
        redisUrl: url,
        stages: ['detect'],
        concurrency: { detect: concurrency },
      }),
    inject: [AnalysisStore, DetectorSet, DetectConfig, RedisConfig, JobObserver],
  },
  {
    provide: JobObserver,
    useFactory: (metrics: Metrics, log: Logger) => new JobObserver(metrics, log),
    inject: [Metrics, LOGGER],
  },
  {
    provide: CapabilityPublisher,
    useFactory: (detectors: DetectorSet, store: CapabilityStore, log: Logger) =>
      new CapabilityPublisher(detectors, store, `${hostname()}:${process.pid}`, (error) => {
        log.warn({ err: error }, 'capabilities were not published');
      }),
    inject: [DetectorSet, CapabilityStore, LOGGER],
  },
];
