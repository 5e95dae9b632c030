import { TelemetryConfig } from '../config/telemetry.config.ts';
import { startTelemetry, type Telemetry } from './telemetry.ts';

let telemetry: Telemetry;
let read: () => Promise<{ value: number; labels: object }[]>;

const reads = (value: number) => () => Promise.resolve([{ value, labels: {} }]);

beforeEach(() => {
  telemetry = startTelemetry('test', new TelemetryConfig());
  read = reads(3);
  telemetry.metrics.observe('provenance_outbox_pending', () => read());
  telemetry.metrics.add('provenance_analysis_ingestions_total', {}, 7);
});

afterEach(() => telemetry.shutdown());

it.each([
  ['cannot be read', () => Promise.reject(new Error('Redis is away'))],
  ['does not answer', () => new Promise<never>(() => undefined)],
])('leaves out a gauge that %s, and nothing else', async (_, fails) => {
  expect(await telemetry.scrape()).toMatch(/^provenance_outbox_pending 3$/m);
  read = fails;
  const without = await telemetry.scrape();
  expect(without).not.toContain('provenance_outbox_pending');
  expect(without).toMatch(/^provenance_analysis_ingestions_total 7$/m);
  read = reads(4);
  expect(await telemetry.scrape()).toMatch(/^provenance_outbox_pending 4$/m);
});

it('tells everything to each of those who ask at once', async () => {
  const [one, other] = await Promise.all([telemetry.scrape(), telemetry.scrape()]);
  expect(one).toMatch(/^provenance_outbox_pending 3$/m);
  expect(other).toBe(one);
});
