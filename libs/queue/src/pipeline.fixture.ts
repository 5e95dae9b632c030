import type { Contents } from '@provenance/contracts';
import { type AnalysisRecord, deriveId, isTerminal, type Stage, STAGES, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, DEFAULT_RETENTION, RedisAnalysisStore, RedisChangeFeed, RedisOpenLedger, untilReady, type RedisTarget, type Retention } from '@provenance/store';
import { openStageQueues } from './connection/stage-queues.ts';
import { DeadLetters } from './dead-letters/dead-letters.ts';
import { BullAnalysisFlows } from './flow/bull-analysis-flows.ts';
import type { FinishedJob, QueueObserver, SweepReport } from './observer.ts';
import { Sweeper, type SweeperOptions } from './sweep/sweeper.ts';
import type { StageContext, StageHandler, StageOutcome } from './workers/stage-handler.ts';
import { StageWorkers, type StageWorkersOptions } from './workers/stage-workers.ts';

type Work = (analysisId: string, context: StageContext) => Promise<StageOutcome>;

/** Remembers what it is told. */
export class RecordingObserver implements QueueObserver {
  readonly finished: FinishedJob[] = [];
  readonly failed: string[] = [];
  readonly dead: { queue: Stage; analysisId: string; reason: string }[] = [];
  readonly stalled: { queue: Stage; analysisId: string }[] = [];
  readonly errors: string[] = [];
  superseded = 0;

  jobFinished(job: FinishedJob): void {
    this.finished.push(job);
  }

  analysisFailed({ analysisId, stage, reason }: { analysisId: string; stage: string; reason: string }): void {
    this.failed.push(`${analysisId} ${stage}: ${reason}`);
  }

  analysisSuperseded(): void {
    this.superseded += 1;
  }

  jobDead(dead: { queue: Stage; analysisId: string; reason: string }): void {
    this.dead.push(dead);
  }

  jobStalled(stalled: { queue: Stage; analysisId: string }): void {
    this.stalled.push(stalled);
  }

  swept(_report: SweepReport): void {}

  error(where: string, error: Error): void {
    this.errors.push(`${where}: ${error.message}`);
  }
}

export const completed: Work = async () => ({ status: 'completed' });

let ids = 0;

export function freshRecord(hasFiles = true): AnalysisRecord {
  const at = new Date().toISOString();
  return {
    analysis_id: deriveId('an', 'queue', String(process.pid), String(ids++)),
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    created_at: at,
    updated_at: at,
    body_sha256: 'a'.repeat(64),
    line_count: 1,
    has_files: hasFiles,
    stages: waitingStages(),
  };
}

/** The real parts around a Redis, with handlers given by the test. */
export async function openPipeline(url: string | RedisTarget, sweeperOptions: Partial<SweeperOptions> = {}, retention: Retention = DEFAULT_RETENTION) {
  const ignore = (): void => undefined;
  const redis = createRedis(url, 'store', ignore);
  const queues = openStageQueues(url, ignore);
  await Promise.all([untilReady(redis), untilReady(queues.redis)]);
  const ledger = new RedisOpenLedger(redis);
  const store = new RedisAnalysisStore(redis, ledger, retention);
  const changes = new RedisChangeFeed(createRedis(url, 'subscriber', ignore));
  const flows = new BullAnalysisFlows(queues);
  const deadLetters = new DeadLetters(queues, store, flows);
  const observer = new RecordingObserver();
  const sweeper = new Sweeper({ ledger, store, flows, queues, deadLetters }, observer, sweeperOptions);
  const running: StageWorkers[] = [];

  /** Runs stages with the given work; analyse completes the analysis, the others do nothing, unless given. */
  function run(work: Partial<Record<Stage, Work>> = {}, options: Partial<StageWorkersOptions> = {}, goesOn?: Stage): StageWorkers {
    const complete: Work = async (id) => {
      await store.complete(id, new Date().toISOString(), { findings_total: 0, facts: [] });
      return { status: 'completed' };
    };
    const { stages = STAGES } = options;
    const handlers = stages.map((stage): StageHandler => ({
      stage,
      goesOn: stage === goesOn,
      run: work[stage] ?? (stage === 'analyse' ? complete : completed),
    }));
    const workers = new StageWorkers(handlers, store, observer, { redis: url, stages, ...options });
    running.push(workers);
    workers.start();
    return workers;
  }

  async function accept(hasFiles = true): Promise<string> {
    const record = freshRecord(hasFiles);
    await store.accept({ record, body: Buffer.from('{}') });
    return record.analysis_id;
  }

  async function submit(contents: Contents = 'brought'): Promise<string> {
    const id = await accept(contents === 'brought');
    await flows.start(id, contents);
    return id;
  }

  /** Waits until the condition holds, looking again at every change. */
  async function until(id: string, holds: (record: AnalysisRecord) => boolean): Promise<AnalysisRecord> {
    const watch = changes.watch(id);
    try {
      for (;;) {
        const record = await store.get(id);
        if (record !== undefined && holds(record)) return record;
        await watch.changed(AbortSignal.timeout(1_000));
      }
    } finally {
      watch.close();
    }
  }

  /** Resolves once no job is left, of whatever kind. */
  async function idle(): Promise<void> {
    for (;;) {
      const counts = await Promise.all(STAGES.map((stage) => queues.queue(stage).getJobCounts('waiting', 'active', 'delayed', 'waiting-children', 'prioritized')));
      if (counts.every((count) => Object.values(count).every((jobs) => jobs === 0))) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    redis, queues, ledger, store, flows, deadLetters, sweeper, observer,
    run, accept, submit, until, idle,
    ended: (id: string) => until(id, ({ status }) => isTerminal(status)),
    async close() {
      await Promise.all(running.map((workers) => workers.close()));
      await Promise.all([flows.close(), changes.close()]);
      redis.disconnect();
    },
  };
}

export type Pipeline = Awaited<ReturnType<typeof openPipeline>>;

/**
 * A Redis of their own for the tests of a file, empty before each of them, with a pipeline around it.
 * @param opened hears of the pipeline of each test
 */
export function usePipeline(opened: (pipeline: Pipeline) => void, sweeperOptions: Partial<SweeperOptions> = {}): { readonly server: RedisServer } {
  let server: RedisServer;
  let pipeline: Pipeline;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    pipeline = await openPipeline(server.url, sweeperOptions);
    await pipeline.redis.flushall();
    opened(pipeline);
  });
  afterEach(() => pipeline.close());
  return {
    get server() {
      return server;
    },
  };
}
