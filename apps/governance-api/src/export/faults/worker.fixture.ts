import { registerHooks } from 'node:module';
import { ExportJobs, ExportWorker, openStageQueues } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger, InMemoryReviewFactStore } from '@provenance/store';
import { Batcher } from '../batcher.ts';
import { EventBuilder } from '../event-builder.ts';
import { ExportRowsHandler } from '../export.handler.ts';
import { openSink } from '../sinks/open-sink.ts';
import type { Sink } from '../sinks/sink.ts';
import type { WorkerOrders } from './export-process.fixture.ts';

/** A worker of the export as a process of its own, to be killed: says `wrote` after each batch, and `away` when it pauses. */
const { redis, config, otlpEndpoint, drivers, origins } = JSON.parse(process.argv[2]!) as WorkerOrders;
registerHooks({ resolve: (specifier, context, next) => next(drivers[specifier] ?? specifier, context) });
const { fetch } = globalThis;
globalThis.fetch = (url, request) => fetch(Object.entries(origins).reduce((text, [there, here]) => text.replace(there, here), String(url)), request);
const say = (word: string): void => void process.stdout.write(`${word}\n`);
const fail = (error: Error): void => void process.stderr.write(`${error.message}\n`);
const queues = openStageQueues(redis, fail);
const jobs = new ExportJobs(queues, fail);
const sink = (await openSink(config, { otlpEndpoint }))!;
const telling: Sink = {
  name: sink.name,
  write: async (rows) => {
    const refused = await sink.write(rows);
    say('wrote');
    return refused;
  },
  close: () => sink.close(),
};
const builder = new EventBuilder(new InMemoryAnalysisStore(new InMemoryOpenLedger()), new InMemoryReviewFactStore());
const batcher = new Batcher(telling, { size: config.batchSize, ageMs: config.batchMs });
const handler = new ExportRowsHandler(sink.name, builder, batcher, { add: () => undefined }, { warn: () => say('away'), error: () => undefined });
const worker = new ExportWorker(handler, jobs, { redis, onError: fail, concurrency: config.batchSize * 4, lockDurationMs: 1_000, stalledIntervalMs: 300, firstPauseMs: 50 });
worker.start();
say('began');
process.on('SIGTERM', () => void worker.close().then(() => batcher.close()).then(() => sink.close()).then(() => process.exit(0)));
