import { DAY_MS, Tally } from '@provenance/domain';
import { RedisAnalyticsStore } from '@provenance/store';
import { all, bearer, get, submit, untilEnded, type Status } from '../system/client.ts';
import { LINES_OF_A_PULL_REQUEST, pullRequest } from '../system/pull-request.ts';
import { withStore } from '../system/store.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { verifyDrain } from '../system/verify.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';
const COUNT = 12;

interface Again {
  analysis_id: string;
  of: string;
  from: string;
}

interface Joined extends Status {
  reanalysis?: { of: string; from: string };
  replaced_by?: string;
}

let system: System;

beforeAll(async () => {
  system = await System.start({ token: ADMIN });
}, START_TIMEOUT_MS);

afterAll(() => system.stop());

/** As `provenance admin reanalyse` asks: again until it is answered, under one key. */
function reanalyse(of: string, key = `key-${of}`): Promise<Again> {
  return until(`${of} to be taken`, async () => {
    const url = `${system.app('governance-api').base}/v1/admin/analyses/${of}/reanalyse`;
    const answer = await fetch(url, { method: 'POST', headers: { ...bearer(ADMIN), 'idempotency-key': key } }).catch(() => undefined);
    if (answer === undefined || answer.status >= 500) return undefined;
    expect(answer.status).toBe(202);
    // The process may die between the head of its answer and the rest.
    return (answer.json() as Promise<Again>).catch(() => undefined);
  });
}

/** Lines and blocked analyses of all agents, in the sums behind the figures. */
async function figures(): Promise<Record<string, number>> {
  return withStore(system, async ({ redis }) => {
    const [sums] = await new RedisAnalyticsStore(redis).sums({ windows: [{ from: Date.now() - DAY_MS, to: Date.now() + 1 }], families: ['code'], by: 'agent' });
    const all = new Tally();
    for (const tally of sums!.values()) all.add(tally.entries());
    return { lines: all.get('lines'), analyses: all.get('analyses'), blocked: all.get('decision:block') };
  });
}

/** The proof of a decision, byte for byte. */
const bundle = async (id: string): Promise<unknown> => (await get(system, `/v1/analysis/${id}/bundle`)).body;

describe('analyses that are run again', () => {
  let ids: string[];
  let bundles: unknown[];

  beforeAll(async () => {
    ids = await Promise.all(Array.from({ length: COUNT }, (_, number) => submit(system, pullRequest(number))));
    await verifyDrain(system, ids);
    bundles = await Promise.all(ids.map(bundle));
  }, START_TIMEOUT_MS);

  it('are run once for each request and counted once, though the process that starts them and decides them is killed', async () => {
    const before = await figures();
    const asked = ids.map((id) => reanalyse(id));
    await Promise.race(asked);
    await system.crash('governance-api');
    const runs = await Promise.all(asked);
    await system.crash('governance-api');
    expect(runs.map(({ of, from }) => `${of} ${from}`)).toEqual(ids.map((id) => `${id} results`));
    const again = runs.map(({ analysis_id }) => analysis_id);
    // Its invariants hold of both: one decision each, every line counted, no job and no open mark left, all keys expire.
    const decisions = await verifyDrain(system, [...ids, ...again]);
    const told = decisions.map(({ outcome, reasons }) => [outcome, ...reasons.map(({ rule_id, evidence }) => `${rule_id} ${evidence.map(({ file_path, start_line }) => `${file_path}:${start_line}`).join()}`)]);
    expect(told.slice(COUNT)).toEqual(told.slice(0, COUNT));
    for (const [at, id] of ids.entries()) {
      expect((await get<Joined>(system, `/v1/analysis/${id}`)).body).toMatchObject({ status: 'completed', replaced_by: again[at] });
      expect((await get<Joined>(system, `/v1/analysis/${again[at]}`)).body).toMatchObject({ reanalysis: { of: id, from: 'results' } });
    }
    expect(before).toEqual({ lines: COUNT * LINES_OF_A_PULL_REQUEST, analyses: COUNT, blocked: COUNT });
    expect(await figures()).toEqual(before);
    expect(await Promise.all(ids.map((id) => reanalyse(id)))).toEqual(runs.map((run) => ({ ...run, repeated: true })));
  }, 180_000);

  it('leave the proofs and the entries of before, and have their own beside them', async () => {
    expect(await Promise.all(ids.map(bundle))).toEqual(bundles);
    const { body } = await get<{ items: { entry: string | null }[] }>(system, '/v1/log/entries?start=0');
    const entered = body.items.map(({ entry }) => (JSON.parse(entry ?? '{}') as { analysis_id?: string }).analysis_id);
    const joined = await Promise.all(ids.map(async (id) => (await get<Joined>(system, `/v1/analysis/${id}`)).body.replaced_by));
    expect(entered.sort()).toEqual([...ids, ...joined].sort());
  });

  it('are decided by what holds now: a finding that was suppressed since no longer blocks, and its life goes on', async () => {
    const id = ids[0]!;
    const [finding] = await all<{ fingerprint: string }>(system, `/v1/analysis/${id}/findings`);
    const body = JSON.stringify({ scope: 'pull_request', repo: 'acme/drain', pr_number: '0', reason: 'Accepted' });
    const suppressed = await fetch(`${system.app('governance-api').base}/v1/findings/${finding!.fingerprint}/suppress`, { method: 'POST', headers: { ...bearer(ADMIN), 'content-type': 'application/json' }, body });
    expect(suppressed.status).toBe(200);
    const { analysis_id } = await reanalyse(id, 'after-the-suppression');
    await untilEnded(system, analysis_id);
    const outcomeOf = async (one: string): Promise<string> => (await get<{ outcome: string }>(system, `/v1/analysis/${one}/decision`)).body.outcome;
    expect([await outcomeOf(id), await outcomeOf(analysis_id)]).toEqual(['block', 'allow']);
    const { body: life } = await get<{ items: { pr_number: string; status: string; history: { type: string }[] }[] }>(system, `/v1/findings/${finding!.fingerprint}`);
    const own = life.items.find(({ pr_number }) => pr_number === '0');
    expect([own?.status, own?.history.map(({ type }) => type)]).toEqual(['suppressed', ['finding_opened', 'finding_suppressed']]);
  }, 60_000);

  it('stay behind a later push of their pull request', async () => {
    const id = ids[1]!;
    const request = pullRequest(1);
    const mended = { ...request, head_sha: 'f'.repeat(40), provenance_data: { ...request.provenance_data, files: request.provenance_data.files.map((file) => (file.path === 'api/ping.py' ? { ...file, content: file.content.replace(/os\.system.*/, 'pass') } : file)) } };
    await untilEnded(system, await submit(system, mended));
    const [finding] = await all<{ fingerprint: string }>(system, `/v1/analysis/${id}/findings`);
    const statusNow = async (): Promise<string | undefined> =>
      (await get<{ items: { pr_number: string; status: string }[] }>(system, `/v1/findings/${finding!.fingerprint}`)).body.items.find(({ pr_number }) => pr_number === '1')?.status;
    expect(await statusNow()).toBe('remediated');
    await untilEnded(system, (await reanalyse(id, 'after-the-push')).analysis_id);
    expect(await statusNow()).toBe('remediated');
  }, 60_000);

  it('are in the audit trail, each request with what it started', async () => {
    const { body } = await get<{ items: { outcome: string; target: string; actor: string }[] }>(system, '/v1/admin/audit?action=POST%20/v1/admin/analyses/:id/reanalyse&limit=1000');
    const { replaced_by } = (await get<Joined>(system, `/v1/analysis/${ids[2]}`)).body;
    expect(body.items).toContainEqual(expect.objectContaining({ outcome: 'done', actor: 'admin-token', target: `/v1/admin/analyses/${ids[2]}/reanalyse ${replaced_by}` }));
  });
});
