import { ExportJobs, ExportWorker, openStageQueues } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger, InMemoryReviewFactStore } from '@provenance/store';
import { Batcher } from './batcher.ts';
import { EventBuilder } from './event-builder.ts';
import { ExportRowsHandler } from './export.handler.ts';
import { FileSink } from './sinks/file-sink.ts';

/** A worker of the export as a process of its own, to be killed: says `wrote` after each batch, and `idle` when nothing is left. */
const [, , redisUrl = '', path = ''] = process.argv;
const fail = (error: Error): void => void process.stderr.write(`${error.message}\n`);
const queues = openStageQueues(redisUrl, fail);
const jobs = new ExportJobs(queues, fail);
const file = await FileSink.open({ path, maxBytes: 1e9 });
const sink = {
  name: 'file',
  write: async (...args: Parameters<FileSink['write']>) => {
    const refused = await file.write(...args);
    process.stdout.write('wrote\n');
    return refused;
  },
  close: () => file.close(),
};
const builder = new EventBuilder(new InMemoryAnalysisStore(new InMemoryOpenLedger()), new InMemoryReviewFactStore());
const handler = new ExportRowsHandler('file', builder, new Batcher(sink, { size: 25, ageMs: 5 }), { add: () => undefined }, { warn: () => undefined, error: () => undefined });
const worker = new ExportWorker(handler, jobs, { redis: redisUrl, onError: fail, concurrency: 100, lockDurationMs: 1_000, stalledIntervalMs: 300 });
worker.start();
const watch = setInterval(() => {
  void jobs.queue.getJobCountByTypes('waiting', 'active', 'delayed').then((left) => left === 0 && process.stdout.write('idle\n'));
}, 100);
process.on('SIGTERM', () => {
  clearInterval(watch);
  void worker.close().then(() => process.exit(0));
});
