/** One line of a Prometheus text page. */
interface Sample {
  labels: string;
  value: number;
}

/** The metrics of one process at one moment. */
export class Metrics {
  readonly #samples = new Map<string, Sample[]>();

  constructor(page: string) {
    for (const [, name = '', labels = '', value] of page.matchAll(/^([a-z_]\w*)(\{[^}]*\})? ([^\s]+)/gm)) {
      const samples = this.#samples.get(name) ?? [];
      samples.push({ labels, value: Number(value) });
      this.#samples.set(name, samples);
    }
  }

  static async of(base: string): Promise<Metrics> {
    return new Metrics(await (await fetch(`${base}/metrics`)).text());
  }

  /** Sum over all label sets, or over those that hold `label` as written on the page; 0 when there is none. */
  sum(name: string, label = ''): number {
    const samples = this.#samples.get(name) ?? [];
    return samples.filter(({ labels }) => labels.includes(label)).reduce((sum, { value }) => sum + value, 0);
  }

  has(name: string): boolean {
    return this.#samples.has(name);
  }

  /** Values of a histogram's buckets by upper bound, summed over the label sets. */
  buckets(name: string): Map<number, number> {
    const counts = new Map<number, number>();
    for (const { labels, value } of this.#samples.get(`${name}_bucket`) ?? []) {
      const bound = /le="([^"]+)"/.exec(labels)?.[1] ?? '';
      const limit = bound === '+Inf' ? Infinity : Number(bound);
      counts.set(limit, (counts.get(limit) ?? 0) + value);
    }
    return counts;
  }
}

/**
 * The upper bound under which `share` of what a histogram recorded between two scrapes lies: the truth is
 * that or less, because a histogram knows no more than its buckets.
 */
export function histogramQuantile(before: Metrics, after: Metrics, name: string, share: number): number {
  const start = before.buckets(name);
  const grown = [...after.buckets(name)]
    .map(([bound, count]) => ({ bound, count: count - (start.get(bound) ?? 0) }))
    .sort((a, b) => a.bound - b.bound);
  const total = grown.at(-1)?.count ?? 0;
  if (total === 0) throw new Error(`${name} recorded nothing`);
  return grown.find(({ count }) => count >= share * total)?.bound ?? Infinity;
}
