import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseSubmission } from '@provenance/contracts';
import { AnalysisFlows, InMemoryAnalysisFlows } from '@provenance/queue';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, InMemoryAnalysisStore, InMemoryDueLedger, InMemoryOpenLedger, InMemoryPullRequestHeads, OpenLedger, PullRequestHeads, RefreshLedger } from '@provenance/store';
import { AnalysesModule } from '../analyses/analyses.module.ts';
import { FlowStarter } from '../analyses/flow-starter.ts';
import { IngestConfig } from '../ingest.config.ts';
import { WebhooksConfig } from './webhooks.config.ts';
import { WebhooksModule } from './webhooks.module.ts';

const require = createRequire(import.meta.url);

/** Bodies as GitHub publishes them, by event. */
const EXAMPLES = JSON.parse(readFileSync(require.resolve('@octokit/webhooks-examples'), 'utf8')) as {
  name: string;
  examples: { action?: string; repository?: { full_name: string } }[];
}[];

const [SECRET, NEXT] = ['a secret of some length', 'the one that replaces it'].map((text) => text.replaceAll(' ', '-')) as [string, string];

@Module({})
class Fakes {}

let store: InMemoryAnalysisStore;
let flows: InMemoryAnalysisFlows;
let refreshes: InMemoryDueLedger;
let app: NestFastifyApplication | undefined;

afterEach(() => app?.close());

async function start(env: Record<string, string> = {}): Promise<void> {
  const ledger = new InMemoryOpenLedger();
  store = new InMemoryAnalysisStore(ledger);
  flows = new InMemoryAnalysisFlows();
  refreshes = new InMemoryDueLedger();
  const providers = [
    { provide: OpenLedger, useValue: ledger },
    { provide: AnalysisStore, useValue: store },
    { provide: AnalysisFlows, useValue: flows },
    { provide: RefreshLedger, useValue: refreshes },
    { provide: PullRequestHeads, useValue: new InMemoryPullRequestHeads() },
  ];
  const fakes: DynamicModule = { module: Fakes, providers, exports: providers.map(({ provide }) => provide) };
  app = await createHttpApp(WebhooksModule.over(AnalysesModule.over(fakes), fakes), {
    name: 'ingest-api',
    configs: [IngestConfig, WebhooksConfig],
    env: { PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_GITHUB_WEBHOOK_SECRETS: `${SECRET} ${NEXT}`, PROVENANCE_HTTP_MAX_BODY_BYTES: '100000', ...env },
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
}

const example = (event: string, action?: string): object =>
  EXAMPLES.find(({ name }) => name === event)!.examples.find((one) => action === undefined || one.action === action)!;

interface Sent {
  event?: string;
  secret?: string;
  headers?: Record<string, string>;
}

async function deliver(body: object | string, { event = 'pull_request', secret = SECRET, headers = {} }: Sent = {}) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;
  const answer = await app!.inject({
    method: 'POST',
    url: '/v1/github/webhooks',
    payload,
    headers: { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': 'd-1', 'x-hub-signature-256': signature, ...headers },
  });
  await app!.get(FlowStarter, { strict: false }).settled();
  return answer;
}

describe('POST /v1/github/webhooks', () => {
  it.each(['opened', 'synchronize', 'reopened', 'ready_for_review'])('starts an analysis when a pull request is %s', async (action) => {
    await start();
    const body = example('pull_request', action);
    const answer = await deliver(body);
    expect(answer.statusCode).toBe(202);
    const { outcome, analysis_id, status_url } = answer.json<{ outcome: string; analysis_id: string; status_url: string }>();
    expect([outcome, status_url]).toEqual(['started', `http://localhost:8000/v1/analysis/${analysis_id}`]);
    const { repository, number, pull_request } = body as { repository: { full_name: string }; number: number; pull_request: { base: { sha: string }; head: { sha: string; ref: string } } };
    expect(await store.get(analysis_id)).toMatchObject({
      repo: repository.full_name,
      pr_number: String(number),
      base_sha: pull_request.base.sha,
      head_sha: pull_request.head.sha,
      branch: pull_request.head.ref,
      has_files: false,
    });
    expect(parseSubmission((await store.body(analysis_id))!)).toMatchObject({ fromGitHub: true, lines: [], submission: { branch: pull_request.head.ref } });
    expect([...flows.started]).toEqual([[analysis_id, 'to_fetch']]);
  });

  it('does nothing when it is delivered again, and says so', async () => {
    await start();
    const first = await deliver(example('pull_request', 'opened'));
    const again = await deliver(example('pull_request', 'opened'), { secret: NEXT, headers: { 'x-github-delivery': 'd-2' } });
    expect([first.statusCode, again.statusCode]).toEqual([202, 200]);
    expect(again.json()).toEqual({ ...first.json<object>(), outcome: 'repeated' });
    expect(flows.started.size).toBe(1);
  });

  describe('a newer push', () => {
    const pushed = (head: string, updated_at: string): object => {
      const body = structuredClone(example('pull_request', 'synchronize')) as { pull_request: { head: { sha: string }; updated_at: string } };
      Object.assign(body.pull_request, { updated_at });
      body.pull_request.head.sha = head.repeat(40);
      return body;
    };
    const idOf = (answer: Awaited<ReturnType<typeof deliver>>): string => answer.json<{ analysis_id: string }>().analysis_id;

    it('ends the analysis of the older one, in whatever order and however often they are delivered', async () => {
      for (const order of ['ab', 'ba', 'abab', 'bbaa']) {
        await start();
        for (const head of order) await deliver(pushed(head, head === 'a' ? '2026-01-01T00:00:00Z' : '2026-01-01T00:01:00Z'));
        const [older, newer] = await Promise.all(['a', 'b'].map(async (head) => store.get(idOf(await deliver(pushed(head, '2026-01-01T00:00:00Z'))))));
        expect([order, older?.status, older?.superseded_by, newer?.status]).toEqual([order, 'failed', 'b'.repeat(40), 'received']);
        await app!.close();
      }
      await start();
      expect((await deliver(pushed('b', '2026-01-01T00:01:00Z'))).json()).toMatchObject({ outcome: 'started' });
      expect((await deliver(pushed('a', '2026-01-01T00:00:00Z'))).json()).toMatchObject({ outcome: 'superseded' });
    });
  });

  describe('the re-run button', () => {
    const RECORD = { repo: 'acme/shop', base: 'a'.repeat(40), head: 'b'.repeat(40) };
    const opened = { action: 'opened', number: 7, repository: { full_name: RECORD.repo }, pull_request: { updated_at: '2026-01-01T00:00:00Z', base: { sha: RECORD.base }, head: { sha: RECORD.head, ref: 'topic' } } };
    const press = (check_run: object, delivery: string, full_name = 'Acme/Shop') =>
      deliver({ action: 'rerequested', repository: { full_name }, check_run: { head_sha: RECORD.head, pull_requests: [], ...check_run } }, { event: 'check_run', headers: { 'x-github-delivery': delivery } });

    it('analyses the same head once more for each press, also of a fork, and ends what still waits', async () => {
      await start();
      const first = (await deliver(opened)).json<{ analysis_id: string }>().analysis_id;
      const again = (await press({ external_id: first }, 'd-2')).json<{ outcome: string; analysis_id: string }>();
      expect(again.outcome).toBe('started');
      for (const delivery of ['d-2', 'another']) {
        expect((await press({ external_id: first }, delivery)).json()).toMatchObject({ outcome: 'repeated', analysis_id: again.analysis_id });
      }
      // The delivery of the first comes again: what runs in its place goes on.
      expect((await deliver(opened)).json()).toMatchObject({ outcome: 'repeated', analysis_id: first });
      expect(await store.get(again.analysis_id)).toMatchObject({ status: 'received', reanalysis: { of: first, first, from: 'github' } });
      expect((await press({ external_id: first, completed_at: 'later' }, 'd-9')).json()).toMatchObject({ outcome: 'started' });
      expect(again.analysis_id).not.toBe(first);
      expect(await store.get(again.analysis_id)).toMatchObject({ repo: 'acme/shop', pr_number: '7', base_sha: RECORD.base, head_sha: RECORD.head });
      expect((await store.get(first))?.superseded_by).toBe(RECORD.head);
      expect(parseSubmission((await store.body(again.analysis_id))!)).toMatchObject({ fromGitHub: true, submission: { metadata: { rerun: expect.stringMatching(/^[0-9a-f]{32}$/) as string } } });
    });

    it('finds the pull requests of a check that is not known, and runs nothing of another repository', async () => {
      await start();
      const first = (await deliver(opened)).json<{ analysis_id: string }>().analysis_id;
      expect((await press({ external_id: first }, 'd-2', 'other/repo')).json()).toEqual({ outcome: 'ignored' });
      const pull = { number: 7, base: { sha: RECORD.base }, head: { sha: RECORD.head, ref: 'topic' } };
      const again = (await press({ external_id: 'an_none', pull_requests: [pull] }, 'd-3')).json<{ outcome: string; analysis_id: string }>();
      expect(again.outcome).toBe('started');
      expect((await press({ pull_requests: [{ ...pull, head: { sha: 'c'.repeat(40), ref: 'x' } }] }, 'd-4')).json()).toEqual({ outcome: 'noted' });
      // That of the first has left the queues.
      expect([...flows.started.keys()]).toEqual([again.analysis_id]);
    });
  });

  it('takes every event that GitHub publishes an example of, and starts analyses of pull requests alone', async () => {
    await start({ PROVENANCE_HTTP_MAX_BODY_BYTES: '1000000' });
    for (const { name, examples } of EXAMPLES) {
      for (const body of examples) {
        const answer = await deliver(body, { event: name });
        const pushed = name === 'pull_request' && ['opened', 'synchronize', 'reopened', 'ready_for_review'].includes(body.action ?? '');
        const starts = pushed || (body.action === 'rerequested' && JSON.stringify(body).includes('"pull_requests":[{'));
        expect([name, body.action, answer.statusCode < 300, answer.json<{ outcome: string }>().outcome === 'started' || flows.started.has(answer.json<{ analysis_id: string }>().analysis_id)]).toEqual([name, body.action, true, starts]);
      }
    }
  });

  it.each([
    ['pull_request_review', 'submitted'],
    ['pull_request_review_comment', 'created'],
    ['pull_request_review_thread', 'resolved'],
    ['pull_request', 'closed'],
  ])('has the figures of a pull request fetched once after %s %s', async (event, action) => {
    await start();
    const body = example(event, action) as { repository: { full_name: string }; pull_request: { number: number } };
    expect((await deliver(body, { event })).json()).toEqual({ outcome: 'noted' });
    await deliver(body, { event });
    expect(await refreshes.take(Date.now(), 1_000, 10)).toEqual([]);
    expect(await refreshes.take(Date.now() + 11_000, 1_000, 10)).toEqual([
      `${body.repository.full_name}#${body.pull_request.number}`,
    ]);
    expect(flows.started.size).toBe(0);
  });

  it('tells comments on pull requests from those on issues, and finds the pull requests of a check', async () => {
    await start();
    const comment = example('issue_comment', 'created') as { issue: object };
    expect((await deliver(comment, { event: 'issue_comment' })).json()).toEqual({ outcome: 'ignored' });
    const onPull = { ...comment, issue: { ...comment.issue, pull_request: { url: 'https://api.github.com' } } };
    expect((await deliver(onPull, { event: 'issue_comment' })).json()).toEqual({ outcome: 'noted' });
    const check = { repository: { full_name: 'acme/shop' }, check_run: { pull_requests: [{ number: 4 }, { number: 5 }, { number: 4 }] } };
    await deliver(check, { event: 'check_run' });
    const stale = await refreshes.take(Date.now() + 60_000, 1_000, 10);
    expect(stale.filter((key) => key.startsWith('acme/shop'))).toEqual(['acme/shop#4', 'acme/shop#5']);
  });

  it.each<[string, () => ReturnType<typeof deliver>, number, string]>([
    ['a forged signature', () => deliver(example('pull_request', 'opened'), { secret: 'another-secret-of-some-length' }), 401, 'unauthorized'],
    ['no signature', () => deliver(example('pull_request', 'opened'), { headers: { 'x-hub-signature-256': '' } }), 401, 'unauthorized'],
    ['another body than the signed one', () => deliver('{"action": "opened"}', { headers: { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } }), 401, 'unauthorized'],
    ['a body over the limit', () => deliver(`{"x": "${'x'.repeat(100_000)}"}`), 413, 'payload_too_large'],
    ['a form', () => deliver('payload=%7B%7D', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415, 'unsupported_media_type'],
    ['what is no JSON', () => deliver('{'), 400, 'malformed_body'],
  ])('refuses %s and stores nothing', async (_case, send, status, code) => {
    await start();
    const answer = await send();
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(flows.started.size).toBe(0);
  });

  it('refuses repositories outside its list, and everything without a secret', async () => {
    await start({ PROVENANCE_GITHUB_WEBHOOK_REPOSITORIES: 'acme/*' });
    expect((await deliver(example('pull_request', 'opened'))).statusCode).toBe(403);
    await app!.close();
    await start({ PROVENANCE_GITHUB_WEBHOOK_SECRETS: '' });
    expect((await deliver(example('pull_request', 'opened'))).json()).toMatchObject({ code: 'not_found' });
  });

  it('ignores a pull request of a shape that is none', async () => {
    await start();
    for (const body of [{ action: 'opened' }, { action: 'opened', number: '1', repository: { full_name: 'a/b' } }, []]) {
      expect((await deliver(body)).json()).toEqual({ outcome: 'ignored' });
    }
  });

  it('says when it has too much to do', async () => {
    await start({ PROVENANCE_INGEST_MAX_QUEUE_DEPTH: '1' });
    await deliver(example('pull_request', 'opened'));
    expect((await deliver(example('pull_request', 'synchronize'))).statusCode).toBe(429);
  });
});
