import { attributeOf, LogsReceiver, type LogRecord } from '../sinks/otel/logs-receiver.fixture.ts';
import { engineSurvivesFaults, type TriedEngine } from './faults.fixture.ts';
import { Line } from './line.fixture.ts';

/** It keeps what it does not reject, as a collector does whose backend has a schema. */
async function triedOtel(): Promise<TriedEngine> {
  const kept = new Set<string>();
  let rejects = (_record: LogRecord): boolean => false;
  const receiver = await LogsReceiver.start((records) => {
    const rejected = records.filter(rejects);
    for (const record of records) if (!rejected.includes(record)) kept.add(attributeOf(record, 'event_id')!);
    return [200, rejected.length === 0 ? {} : { partialSuccess: { rejectedLogRecords: String(rejected.length), errorMessage: 'provenance.pr_number is no number' } }];
  });
  const line = await Line.to(receiver.url);
  return {
    config: { backend: 'otel' },
    otlpEndpoint: line.url,
    ids: async () => [...kept],
    away: () => line.cut(),
    back: () => line.mend(),
    slow: (ms) => void (line.delayMs = ms),
    spoil: async () => void (rejects = (record) => !/^\d+$/.test(attributeOf(record, 'pr_number')!)),
    mend: async () => void (rejects = () => false),
    refusal: /^ev_\w+: provenance\.pr_number is no number$/,
    stop: async () => {
      await line.cut();
      await receiver.stop();
    },
  };
}

describe('OTLP', () => {
  engineSurvivesFaults(triedOtel);
});
