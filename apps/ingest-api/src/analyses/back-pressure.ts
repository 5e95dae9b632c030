import { Injectable } from '@nestjs/common';
import { ProvenanceError } from '@provenance/domain';
import { AnalysisFlows } from '@provenance/queue';
import { Metrics } from '@provenance/service';
import { IngestConfig } from '../ingest.config.ts';

/** Refuses submissions while the stages have more before them than they should. */
@Injectable()
export class BackPressure {
  readonly #flows: AnalysisFlows;
  readonly #config: IngestConfig;
  readonly #metrics: Metrics;

  constructor(flows: AnalysisFlows, config: IngestConfig, metrics: Metrics) {
    this.#flows = flows;
    this.#config = config;
    this.#metrics = metrics;
    // From zero on: an alert on an increase does not see the first one of a series that begins with it.
    metrics.add('provenance_queue_full_total', {}, 0);
  }

  /** @throws ProvenanceError queue_full with the time after which to try again */
  async admit(): Promise<void> {
    const { maxQueueDepth, retryAfterSeconds } = this.#config;
    const depth = await this.#flows.depth();
    if (depth < maxQueueDepth) return;
    this.#metrics.add('provenance_queue_full_total', {});
    throw new ProvenanceError('queue_full', `${depth} jobs are before this one; the limit is ${maxQueueDepth}`, {
      retryAfter: retryAfterSeconds,
    });
  }
}
