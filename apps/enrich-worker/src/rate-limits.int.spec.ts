import { generateKeyPairSync } from 'node:crypto';
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
  // Only what was under way before the first answer came.
  const asked = (): number => github.requests.filter((request) => request.payer === payer).length;
  expect(asked()).toBeLessThanOrEqual(CONCURRENCY);
  const delayed = await queues.queue('enrich').getDelayed();
  expect(delayed.map(({ id }) => id).sort()).toEqual([...waiting].sort());
  expect(delayed.every(({ attemptsMade }) => attemptsMade === 0)).toBe(true);

  // The hour is over: the budget is whole, what Redis knew of it has gone, and the queue lets the jobs go.
  github.limits.set(payer, { limit: 5_000, remaining: 5_000, reset: reset + 3_600 });
  await client.del(`prov:github:budget:{${payer}/graphql}`);
  await Promise.all(delayed.map((job) => job.promote()));
  const late = await Promise.all(waiting.map(enriched));
  expect(new Set(late.map(({ status }) => status))).toEqual(new Set(['completed']));
}, 120_000);
