import type { Counter, Histogram, Meter } from '@opentelemetry/api';
import {
  METRICS,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Labels,
  type MetricDefinition,
  type MetricName,
} from './catalogue.ts';

/** One value of a gauge at the moment of a scrape. */
export interface Reading<N extends GaugeName> {
  value: number;
  labels: Labels<N>;
}

/** The instruments of the catalogue over an OpenTelemetry meter. Counters and histograms are made at start. */
export class Metrics {
  readonly #meter: Meter;
  readonly #counters = new Map<MetricName, Counter>();
  readonly #histograms = new Map<MetricName, Histogram>();
  #observing = true;

  constructor(meter: Meter) {
    this.#meter = meter;
    for (const [name, definition] of Object.entries(METRICS) as [MetricName, MetricDefinition][]) {
      if (definition.kind === 'counter') this.#counters.set(name, meter.createCounter(name, instrument(definition)));
      if (definition.kind === 'histogram') {
        this.#histograms.set(name, meter.createHistogram(name, instrument(definition)));
      }
    }
  }

  /** Adds to a counter. */
  add<N extends CounterName>(name: N, labels: Labels<N>, amount = 1): void {
    this.#counters.get(name)!.add(amount, labels);
  }

  /** Records one value of a histogram, in its unit. */
  record<N extends HistogramName>(name: N, value: number, labels: Labels<N>): void {
    this.#histograms.get(name)!.record(value, labels);
  }

  /** Reads a gauge at every scrape. A gauge that cannot be read is absent from that scrape. */
  observe<N extends GaugeName>(name: N, read: () => readonly Reading<N>[] | Promise<readonly Reading<N>[]>): void {
    this.#meter.createObservableGauge(name, instrument(METRICS[name])).addCallback(async (result) => {
      if (!this.#observing) return;
      for (const { value, labels } of await read()) result.observe(value, labels);
    });
  }

  /** Reads no gauge from now on: what they are read from is about to be closed. */
  endObserving(): void {
    this.#observing = false;
  }
}

function instrument({ description, unit, buckets }: MetricDefinition) {
  return {
    description,
    ...(unit === undefined ? {} : { unit }),
    ...(buckets === undefined ? {} : { advice: { explicitBucketBoundaries: [...buckets] } }),
  };
}
