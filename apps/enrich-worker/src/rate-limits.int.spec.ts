import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AnalysisRecord, deriveId, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { BullAnalysisFlows, openStageQueues, type StageQueues } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import { createRedis, RedisAnalysisStore, RedisChangeFeed, RedisOpenLedger, untilReady, type RedisClient } from '@provenance/store';
import { ENRICH_CONFIGS, EnrichModule } from './enrich.module.ts';

const EACH = 100;
const CONCURRENCY = 4;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let redis: RedisServer;
let client: RedisClient;
let changes: RedisChangeFeed;
let queues: StageQueues;
let github: GitHubStandIn;
let app: NestFastifyApplication;
let store: RedisAnalysisStore;
let flows: BullAnalysisFlows;

beforeAll(async () => {
  redis = await startRedis();
  client = createRedis(redis.url, 'store', () => undefined);
  changes = new RedisChangeFeed(createRedis(redis.url, 'subscriber', () => undefined));
  queues = openStageQueues(redis.url, () => undefined);
  await Promise.all([untilReady(client), untilReady(queues.redis)]);
  store = new RedisAnalysisStore(client, new RedisOpenLedger(client));
  flows = new BullAnalysisFlows(queues);
  github = await GitHubStandIn.start();
  github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const env = {
    PROVENANCE_REDIS_URL: redis.url,
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_ENRICH_CONCURRENCY: String(CONCURRENCY),
    PROVENANCE_GITHUB_APP_ID: '12',
    PROVENANCE_GITHUB_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
  };
  app = await createHttpApp(EnrichModule, { name: 'enrich-worker', configs: ENRICH_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
});

afterAll(async () => {
  await app.close();
  await Promise.all([queues.close(), changes.close(), github.stop()]);
  client.disconnect();
  await redis.stop();
});

/** Pull requests 1 to EACH of a repository with an installation of its own. */
function makeMany(repo: string): MadePullRequest {
  const made = makePullRequest(github, repo, { commits: 3, comments: 0, files: 3 });
  for (let number = 1; number <= EACH; number += 1) made.repository.pullRequest({ ...made.pull, number });
  github.world.install(repo);
  return made;
}

async function submit({ repository, head, pull }: MadePullRequest, number: number): Promise<string> {
  const at = new Date().toISOString();
  const pr_number = String(number);
  const record: AnalysisRecord = {
    analysis_id: deriveId('an', repository.fullName, pr_number),
    status: 'received',
    repo: repository.fullName,
    pr_number,
    base_sha: pull.base,
    head_sha: head,
    created_at: at,
    updated_at: at,
    body_sha256: 'x',
    line_count: 1,
    has_files: true,
    stages: waitingStages(),
  };
  const { repo, base_sha, head_sha, analysis_id } = record;
  const changed_lines = [{ file_path: 'src/file0.py', line_number: 1, change_type: 'added' }];
  await store.accept({ record, body: Buffer.from(JSON.stringify({ repo, pr_number, base_sha, head_sha, provenance_data: { changed_lines } })) });
  await flows.start(analysis_id, 'brought');
  return analysis_id;
}

async function enriched(id: string): Promise<AnalysisRecord['stages']['enrich']> {
  const watch = changes.watch(id);
  for (;;) {
    const state = (await store.get(id))?.stages.enrich;
    if (state?.status === 'completed' || state?.status === 'degraded') {
      watch.close();
      return state;
    }
    await watch.changed(AbortSignal.timeout(1_000));
  }
}

interface Look {
  state: string;
  /** How often a worker took the job, and how many attempts that cost. */
  started: number;
  made: number;
}

function looks(ids: readonly string[]): Promise<Look[]> {
  return Promise.all(
    ids.map(async (id) => {
      const job = await queues.queue('enrich').getJob(id);
      return { state: (await job?.getState()) ?? 'gone', started: job?.attemptsStarted ?? 0, made: job?.attemptsMade ?? 0 };
    }),
  );
}

/** Until every job has been taken that often and is back in the queue. */
async function untilLookedAt(ids: readonly string[], times: number): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
    if ((await looks(ids)).every(({ state, started }) => state === 'delayed' && started === times)) return;
  }
}

it('one installation without budget holds up no other, is not asked meanwhile, and ends when it is over', async () => {
  const [free, limited] = [makeMany('acme/shop'), makeMany('globex/shop')];
  const payer = `installation ${github.world.installationOf('globex/shop')!.id}`;
  const reset = Math.floor(Date.now() / 1_000) + 3_600;
  github.limits.set(payer, { limit: 5_000, remaining: 0, reset });
  const numbers = Array.from({ length: EACH }, (_, index) => index + 1);
  const waiting = await Promise.all(numbers.map((number) => submit(limited, number)));
  const passing = await Promise.all(numbers.map((number) => submit(free, number)));

  const states = await Promise.all(passing.map(enriched));
  expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['completed']));
  // The limited were queued first, and each was looked at once: a hundred looks at Redis is all that the others waited for.
  expect(await looks(waiting)).toEqual(waiting.map(() => ({ state: 'delayed', started: 1, made: 0 })));
  // Only what was under way before the first answer came.
  const asked = (): number => github.requests.filter((request) => request.payer === payer).length;
  const before = asked();
  expect(before).toBeLessThanOrEqual(CONCURRENCY);
  // Of the others each was asked about once, as if nobody were limited.
  const other = `installation ${github.world.installationOf('acme/shop')!.id}`;
  expect(github.requests.filter((request) => request.payer === other && request.operation === 'PullRequest')).toHaveLength(EACH);

  // Those who come back too early find it in Redis, and nobody is asked.
  const delayed = await queues.queue('enrich').getDelayed();
  await Promise.all(delayed.map((job) => job.promote()));
  await untilLookedAt(waiting, 2);
  expect(await looks(waiting)).toEqual(waiting.map(() => ({ state: 'delayed', started: 2, made: 0 })));
  expect(asked()).toBe(before);

  // The hour is over: the budget is whole, what Redis knew of it has gone, and the queue lets the jobs go.
  github.limits.set(payer, { limit: 5_000, remaining: 5_000, reset: reset + 3_600 });
  await client.del(`prov:github:budget:{${payer}/graphql}`);
  await Promise.all((await queues.queue('enrich').getDelayed()).map((job) => job.promote()));
  const late = await Promise.all(waiting.map(enriched));
  expect(new Set(late.map(({ status }) => status))).toEqual(new Set(['completed']));
}, 120_000);
