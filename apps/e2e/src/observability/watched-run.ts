import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHubStandIn } from '@provenance/github-stand-in';
import { createRedis, untilReady } from '@provenance/store';
import { APPS, System, type App } from '../system/system.ts';
import { until } from '../system/until.ts';
import { canary, REFUSED, submissionWithCanaries } from './canaries.ts';
import { Collector, type Span } from './collector.ts';

export const TRACE = { id: '0af7651916cd43dd8448eb211c80319c', parent: 'b7ad6b7169203331' } as const;

const SECRETS = { admin: canary('admin_token'), github: canary('github_token'), webhook: canary('webhook_secret'), redis: canary('redis_password') };

/** What a whole life of the system left behind, from its start to its end in order. */
export interface WatchedRun {
  /** The analysis that was submitted under TRACE, and the one that a delivery of GitHub started. */
  submitted: string;
  delivered: string;
  spans: Span[];
  otlpMetrics: string;
  /** Lines of the logs of all processes. */
  log: string[];
  /** What /metrics of each process said at the end. */
  scrapes: Record<App, string>;
}

/** Runs the system with every text a canary, through what goes well and what does not. */
export async function watchedRun(): Promise<WatchedRun> {
  const [collector, github, dir] = [await Collector.start(), await GitHubStandIn.start(), await mkdtemp(join(tmpdir(), 'provenance-watched-'))];
  github.credentials.installationToken(SECRETS.github);
  const chunks: string[] = [];
  let system: System | undefined;
  try {
    system = await System.start({ env: environment(collector, github, dir), redisUrl: withPassword, onOutput: (text) => chunks.push(text) });
    const analyses = await live(system, github, chunks);
    const scrapes = await untilMeasured(system);
    // In order, so that what is still buffered is sent.
    await Promise.all(APPS.map((app) => system!.app(app).stop()));
    return { ...analyses, scrapes, spans: collector.spans, otlpMetrics: collector.metrics, log: chunks.join('').split('\n').filter(Boolean) };
  } finally {
    await system?.stop();
    await Promise.all([collector.stop(), github.stop(), rm(dir, { recursive: true, force: true })]);
  }
}

function environment(collector: Collector, github: GitHubStandIn, dir: string): Record<string, string> {
  return {
    PROVENANCE_LOG_LEVEL: 'trace',
    PROVENANCE_OTEL_ENABLED: 'true',
    PROVENANCE_OTEL_EXPORTER: 'otlp',
    PROVENANCE_OTEL_OTLP_ENDPOINT: collector.url,
    PROVENANCE_AUTH: 'on',
    PROVENANCE_ADMIN_TOKEN: SECRETS.admin,
    PROVENANCE_GITHUB_TOKEN: SECRETS.github,
    PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
    PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRETS.webhook,
    PROVENANCE_TIMESERIES_PATH: join(dir, 'events.jsonl'),
  };
}

async function withPassword({ url, port }: System['redis']): Promise<string> {
  const redis = createRedis(url, 'store', () => undefined);
  await untilReady(redis);
  await redis.config('SET', 'requirepass', SECRETS.redis);
  redis.disconnect();
  return `redis://:${SECRETS.redis}@127.0.0.1:${port}/0`;
}

async function live(system: System, github: GitHubStandIn, log: readonly string[]): Promise<Pick<WatchedRun, 'submitted' | 'delivered'>> {
  const submitted = await submit(system, 1, { traceparent: `00-${TRACE.id}-${TRACE.parent}-01` });
  await untilEnded(system, submitted);
  // The same files once more: what was scanned comes from the cache.
  await untilEnded(system, await submit(system, 2));
  // The first attempt ends here: the client itself does not ask again after a 408.
  github.faults.add({ kind: 'status', status: 408, body: { message: 'too slow' } });
  const delivered = await deliver(system, github);
  await untilEnded(system, delivered);
  await refused(system);
  await withoutRedis(system, log);
  return { submitted, delivered };
}

/** The texts of what is refused are canaries too. */
async function refused(system: System): Promise<void> {
  for (const [status, body] of REFUSED) expect((await ask(system, 'ingest-api', '/v1/analysis', { method: 'POST', body })).status).toBe(status);
  const wrong = { authorization: `Bearer ${canary('wrong_token')}` };
  expect((await ask(system, 'ingest-api', '/v1/analysis', { method: 'POST', body: '{}', headers: wrong })).status).toBe(401);
  expect((await ask(system, 'governance-api', `/v1/admin/tokens?cursor=${canary('query')}`, { headers: wrong })).status).toBe(401);
  expect((await ask(system, 'governance-api', `/${canary('address')}`)).status).toBe(404);
  const unsigned = { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
  expect((await ask(system, 'ingest-api', '/v1/github/webhooks', { method: 'POST', body: JSON.stringify({ text: canary('delivery') }), headers: unsigned })).status).toBe(401);
}

/** The server no longer takes the password, cuts all off, and takes it again: errors of every connection are logged. */
async function withoutRedis(system: System, log: readonly string[]): Promise<void> {
  const redis = createRedis(system.redis.url.replace('redis://', `redis://:${SECRETS.redis}@`), 'store', () => undefined);
  await untilReady(redis);
  await redis.config('SET', 'requirepass', 'another');
  await redis.call('CLIENT', 'KILL', 'SKIPME', 'yes');
  const body = JSON.stringify(submissionWithCanaries(3));
  await until('a submission that is refused', async () => ((await ask(system, 'ingest-api', '/v1/analysis', { method: 'POST', body })).status === 503 ? true : undefined));
  await until('the refused password in the logs', () => (log.join('').includes('WRONGPASS') ? true : undefined));
  await redis.config('SET', 'requirepass', SECRETS.redis);
  redis.disconnect();
  await untilEnded(system, await until('a submission after it', () => submit(system, 4).catch(() => undefined)));
}

async function submit(system: System, number: number, headers: Record<string, string> = {}): Promise<string> {
  const answer = await ask(system, 'ingest-api', '/v1/analysis', { method: 'POST', body: JSON.stringify(submissionWithCanaries(number)), headers });
  if (answer.status !== 202) throw new Error(`${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { analysis_id: string }).analysis_id;
}

/** A pull request on the stand-in of GitHub, and its delivery. */
async function deliver(system: System, github: GitHubStandIn): Promise<string> {
  const { accounts } = github.world;
  const repository = github.world.repository('acme/shop');
  const authors = [{ name: canary('committer'), email: 'maria@acme.example', login: accounts.of('maria').login }];
  const base = repository.commit({ files: { 'README.md': 'shop\n' }, message: canary('message'), authors, authoredDate: '2026-03-02T09:00:00Z' });
  const head = repository.commit({ parent: base.sha, files: { 'api/orders.py': `# ${canary('fetched')}\nimport os\nos.system(input())\n` }, message: canary('message'), authors, authoredDate: '2026-03-02T09:01:00Z' });
  repository.pullRequest({ number: 42, title: canary('title'), author: accounts.of('maria'), base: base.sha, branch: canary('branch'), createdAt: '2026-03-02T09:01:00Z', commits: [head.sha] });
  const pull_request = { number: 42, head: { sha: head.sha, ref: canary('branch') }, base: { sha: base.sha }, title: canary('title'), body: canary('description') };
  const body = JSON.stringify({ action: 'opened', number: 42, repository: { full_name: 'acme/shop' }, pull_request });
  const headers = { 'x-github-event': 'pull_request', 'x-hub-signature-256': `sha256=${createHmac('sha256', SECRETS.webhook).update(body).digest('hex')}` };
  const answer = (await (await ask(system, 'ingest-api', '/v1/github/webhooks', { method: 'POST', body, headers })).json()) as { analysis_id: string };
  return answer.analysis_id;
}

async function untilEnded(system: System, id: string): Promise<void> {
  await until(`the end of ${id}`, async () => {
    const answer = await ask(system, 'governance-api', `/v1/analysis/${id}?wait=10`);
    const { status, failure } = (await answer.json()) as { status?: string; failure?: object };
    if (status === 'failed') throw new Error(JSON.stringify(failure));
    return status === 'completed' ? true : undefined;
  });
}

/** /metrics of every process, once the last row has been exported. */
async function untilMeasured(system: System): Promise<Record<App, string>> {
  return until('a scrape with the export', async () => {
    const texts = await Promise.all(APPS.map(async (app) => [app, await (await fetch(`${system.app(app).base}/metrics`)).text()] as const));
    const scrapes = Object.fromEntries(texts) as Record<App, string>;
    return scrapes['governance-api'].includes('provenance_export_events_total{') ? scrapes : undefined;
  });
}

function ask(system: System, app: App, path: string, { headers = {}, ...init }: { method?: string; body?: string; headers?: Record<string, string> } = {}): Promise<Response> {
  return fetch(`${system.app(app).base}${path}`, { ...init, headers: { authorization: `Bearer ${SECRETS.admin}`, ...(init.body !== undefined && { 'content-type': 'application/json' }), ...headers } });
}
