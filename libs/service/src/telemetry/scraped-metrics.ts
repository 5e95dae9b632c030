import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { AggregationTemporality, InstrumentType, type CollectionResult } from '@opentelemetry/sdk-metrics';

/** Of the 10 s that Prometheus gives a target: what hangs behind one gauge must not cost all metrics. */
const READ_MS = 2_000;

/** What Prometheus asks for. A gauge that cannot be read in time is absent from the answer. */
export class ScrapedMetrics extends PrometheusExporter {
  #collecting: Promise<CollectionResult> | undefined;

  /** Cumulative, the last value of a gauge that can no longer be read would be told again and again. */
  override selectAggregationTemporality(instrument: InstrumentType): AggregationTemporality {
    return instrument === InstrumentType.OBSERVABLE_GAUGE ? AggregationTemporality.DELTA : super.selectAggregationTemporality(instrument);
  }

  /** Those who ask at once get one answer: of two, the first would take from the other what was read for both. */
  override collect(): Promise<CollectionResult> {
    this.#collecting ??= super.collect({ timeoutMillis: READ_MS }).finally(() => {
      this.#collecting = undefined;
    });
    return this.#collecting;
  }
}
