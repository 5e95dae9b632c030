import { Access, durationBin, METRICS, type FactUnit } from '@provenance/domain';
import { startFigures, type Figures } from './analytics.fixture.ts';
import { prefersCsv, toCsv } from './tabular.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

const unit = (id: string, hours: number, repo: string, counters: Record<string, Record<string, number>>, more: Partial<FactUnit> = {}): FactUnit => ({
  id, version: id.startsWith('an_') ? 0 : 1, at: ago(hours), repo, parts: Object.entries(counters).map(([agent_id, some]) => ({ agent_id, counters: some })), ...more,
});

const AN = `an_${'1'.repeat(32)}`;
const UNITS = [
  unit(AN, 2, 'acme/shop', {
    codex: { lines: 10, 'change:modified': 4, 'language:python': 10, 'finding:high:sqli': 1, analyses: 1, 'decision:block': 1, 'involved:block': 1 },
    devin: { lines: 30, 'language:go': 30, 'finding:low:xss': 3, 'involved:block': 1 },
  }),
  unit(`an_${'2'.repeat(32)}`, 200, 'acme/web', { codex: { lines: 5, 'finding:high:sqli': 2 } }),
  unit('acme/shop#7', 5, 'acme/shop', {
    codex: {
      pull_requests: 1, 'known:reviews': 1, review_comments: 3, human_reviewers: 2, 'reviewer:human:ann': 1, 'reviewer:human:bob': 1, 'team_reviewer:ann:core': 1,
      'team_reviewer:bob:core': 1, bot_review_events: 1, bot_block_events: 1, bot_block_overrides: 1, 'ci_failed_check:lint': 2, [`duration:time_to_merge:${durationBin(3 * HOUR_MS)}`]: 1,
    },
  }, { note: { agent_id: 'codex', pr_number: '7', bot_block_overrides: 1, force_push_after_approval: 0, merged_by: 'bob', merged_at: ago(5), overridden: [] } }),
];

let figures: Figures;

beforeAll(async () => {
  figures = await startFigures({ PROVENANCE_GITHUB_TEAM_REVIEW_BUDGETS: '{"core": 1}' });
  for (const one of UNITS) await figures.store.count(one);
});

afterAll(() => figures.app.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${figures.base}/v1/analytics/${path}`, { headers });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  return { status: answer.status, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
}

describe('/v1/analytics/summary', () => {
  it('answers as the seed service did', async () => {
    const { status, body } = await get('summary?time_window=7d&metric=risk_rate&group_by=agent_id');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      result: {
        metric: 'risk_rate', group_by: 'agent_id',
        data: [
          { metric: 'risk_rate', agent_id: 'codex', value: 100, numerator: 1, denominator: 10, unit: 'per_1000_lines' },
          { agent_id: 'devin', value: 100, numerator: 3, denominator: 30 },
        ],
      },
      request_id: expect.stringMatching(/^rq_[0-9a-f]{32}$/),
    });
    const [point] = (body['result'] as { data: { window_start: string; window_end: string }[] }).data;
    expect(Date.parse(point!.window_end) - Date.parse(point!.window_start)).toBe(7 * 24 * HOUR_MS);
  });

  it('takes the window that is set when none is named, and one that ends where it is told', async () => {
    const lines = async (query: string) => ((await get(`summary?metric=code_volume&agent_id=codex&${query}`)).body['result'] as { data: { value: number }[] }).data[0]?.value;
    expect(await lines('')).toBe(10);
    expect(await lines('time_window=30d')).toBe(15);
    expect(await lines(`from=${ago(240)}&to=${ago(100)}`)).toBe(5);
    expect(await lines(`time_window=1d&to=${ago(190)}`)).toBe(5);
    expect(await lines(`from=${ago(1)}`)).toBeUndefined();
  });

  it.each(['agent_id', 'repo'])('has the same rows by %s whatever else is asked in the same call', async (group) => {
    const rows = async (names: string[]) => (await get(`summary?time_window=30d&group_by=${group}&metric=${names.join(',')}`)).body['results'] as { metric: string; data: object[] }[];
    const all = METRICS.map(({ name }) => name);
    const together = [...(await rows(all.slice(0, 40))), ...(await rows(all.slice(40)))];
    for (const { metric, data } of together) {
      const [alone] = await rows([metric]);
      const bare = (points: object[]) => points.map((point) => ({ ...point, window_start: '', window_end: '' }));
      expect([metric, bare(data)]).toEqual([metric, bare(alone!.data)]);
    }
  });

  it('shows an agent without findings as a zero, and of reviews only agents that have some', async () => {
    const values = async (query: string) => ((await get(`summary?time_window=7d&${query}`)).body['result'] as { data: { agent_id: string; value: number }[] }).data.map(({ agent_id, value }) => [agent_id, value]);
    expect(await values('metric=findings_count&severity=high')).toEqual([['codex', 1], ['devin', 0]]);
    expect(await values('metric=unique_reviewers')).toEqual([['codex', 2]]);
  });

  it('groups by every dimension, and narrows', async () => {
    const groups = async (query: string, group: string) =>
      ((await get(`summary?time_window=30d&group_by=${group}&${query}`)).body['result'] as { data: Record<string, unknown>[] }).data.map((point) => [point[group], point['value']]);
    expect(await groups('metric=code_volume', 'repo')).toEqual([['acme/shop', 40], ['acme/web', 5]]);
    expect(await groups('metric=code_volume&agent_id=codex', 'repo')).toEqual([['acme/shop', 10], ['acme/web', 5]]);
    expect(await groups('metric=code_volume', 'language')).toEqual([['go', 30], ['python', 10]]);
    expect(await groups('metric=findings_count', 'category')).toEqual([['sqli', 3], ['xss', 3]]);
    expect(await groups('metric=findings_count&severity=low', 'category')).toEqual([['sqli', 0], ['xss', 3]]);
    expect(await groups('metric=findings_count&repo=Acme/Web', 'severity')).toEqual([['high', 2]]);
    expect(await groups('metric=human_reviewer_count', 'team')).toEqual([['core', 2]]);
    expect(await groups('metric=block_rate', 'agent_id')).toEqual([['codex', 100], ['devin', 100]]);
  });

  it('answers several metrics, a series, and what was before', async () => {
    const several = (await get('summary?metric=code_volume,review_comments&metric=time_to_merge_hours')).body;
    expect((several['results'] as { metric: string }[]).map(({ metric }) => metric)).toEqual(['code_volume', 'review_comments', 'time_to_merge_hours']);
    const series = (await get('summary?metric=code_volume&agent_id=codex&time_window=12d&interval=1d')).body;
    expect((series['result'] as { data: { value: number }[] }).data.map(({ value }) => value)).toEqual([5, 10]);
    const compared = (await get('summary?metric=findings_count&agent_id=codex&time_window=6d&compare=previous')).body;
    expect((compared['result'] as { data: object[] }).data).toMatchObject([{ value: 1, previous: 2, delta: -1 }]);
  });

  it('names every parameter that makes no sense, and what does', async () => {
    const faults = async (query: string) => {
      const { status, body } = await get(`summary?${query}`);
      return [status, ...(body['errors'] as { pointer: string; detail: string }[]).map(({ pointer, detail }) => `${pointer} ${detail}`)].join('\n');
    };
    expect(await faults('metric=code_churn_rate&group_by=team&category=x&interval=1m&compare=x&time_window=7&what=1')).toMatch(
      /422\n\?time_window must be a number[^]*\?interval must be one of 1h, 1d, 1w\n\?compare must be one of previous\n\?group_by of code_churn_rate can be agent_id, repo\n\?category does not narrow code_churn_rate[^]*\?what is no parameter[^]*group_by/,
    );
    expect(await faults('group_by=none&severity=bad')).toMatch(/\?group_by must be one of agent_id, repo, category, severity, language, team/);
    const unknown = await faults('metric=risk');
    for (const { name } of METRICS) expect(unknown).toContain(name);
    expect(await faults('metric=mttr&time_window=400d&interval=1h')).toContain('?interval cuts this window into more than 1000 steps');
    const many = Array.from({ length: 101 }, (_, index) => `acme/r${index}`).join(',');
    expect(await faults(`metric=mttr&repo=${many}`)).toContain('?repo names 101 repositories; at most 100 are summed');
    expect(await faults(`metric=mttr&from=${ago(1)}&to=${ago(2)}`)).toContain('?from must lie before to');
    expect(await faults(`metric=mttr&from=yesterday&time_window=1d&time_window=2d`)).toMatch(/\?time_window must stand there once[^]*\?from must be a moment/);
    expect(await faults('metric=mttr&from=2026-03-02T09:15:00+01:00')).toContain('the + of an offset is written %2B');
  });

  it('looks at ten years at most, however they are asked for', async () => {
    for (const path of ['summary?metric=code_volume', 'agents/behavior?top_categories=1', 'agents/codex/scorecard?repo=acme/shop', 'review-alerts?threshold=1']) {
      const { status, body } = await get(`${path}&from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z`);
      expect([status, body['errors']]).toEqual([422, [{ pointer: '?from', detail: expect.stringContaining('at most ten years') }]]);
    }
    expect((await get('summary?metric=code_volume&from=2020-01-01T00:00:00Z&to=2029-12-31T00:00:00Z')).status).toBe(200);
  });

  it.each(['repo=', 'repo=,', 'agent_id=', 'category=', 'metric='])('takes %s for a fault, not for everything', async (empty) => {
    const { status, body } = await get(`summary?${empty.startsWith('metric') ? '' : 'metric=risk_rate&'}${empty}`);
    expect([status, body['detail'], (body['errors'] as { pointer: string }[])[0]?.pointer]).toEqual([422, '1 parameter makes no sense here', `?${empty.split('=')[0]}`]);
  });

  it.each([`repo=${'a'.repeat(301)}`, `agent_id=${'a'.repeat(301)}`])('refuses a value that nothing is named by: %#', async (query) => {
    expect((await get(`summary?metric=risk_rate&${query}`)).status).toBe(422);
  });

  it.each(['..', '/', 'acme', 'acme/..', 'acme/sh op', 'acme/*', `acme/${'x'.repeat(251)}`])('refuses %j, which no repository is named, and says what one looks like', async (repo) => {
    const { status, body } = await get(`summary?metric=risk_rate&repo=acme/shop,${encodeURIComponent(repo)}`);
    expect([status, body['errors']]).toEqual([422, [{ pointer: '?repo', detail: `must be {org}/{name}, such as acme/shop, and not ${JSON.stringify(repo)}` }]]);
  });

  it('says as CSV the same', async () => {
    const { text } = await get('summary?metric=code_volume', { accept: 'text/csv' });
    const [head, codex] = text.split('\r\n');
    expect(head).toBe('metric,agent_id,value,numerator,denominator,unit,window_start,window_end,low,high');
    expect(codex).toMatch(/^code_volume,codex,10,10,1,lines,\d{4}-/);
  });
});

describe('reports', () => {
  it.each([
    ['agents/behavior?agent_id=codex&top_categories=1', { report: { snapshots: [{ agent_id: 'codex', code_volume: 10, churn_lines: 4, churn_rate: 0.4, top_vulnerability_categories: { sqli: 1 }, human_reviewer_count: 2, ci_failed_check_names: { lint: 2 } }] } }],
    ['review-alerts?threshold=1', { alerts: [{ agent_id: 'codex', bot_block_overrides: 1, merge_actor: 'bob', human_reviewer_count: 2, bot_block_events: 1, override_details: [{ repo: 'acme/shop', pr_number: '7' }] }] }],
    ['review-load', { load: [{ agent_id: 'codex', human_reviewers: 2, human_reviews: 2, bot_reviews: 1, bot_block_events: 1, human_reviewer_teams: { core: 2 } }] }],
    ['review-load/teams', { load: [{ team: 'core', human_reviewers: 2, human_reviews: 2 }] }],
    ['review-load/teams/alerts', { alerts: [{ team: 'core', human_reviewers: 2, human_reviews: 2, budget: 1, overage: 1 }] }],
    ['review-drift?human_threshold=2&ratio_threshold=2', { drifts: [{ agent_id: 'codex', ratio: 2 }] }],
    ['ci-failure-heatmap?limit=1', { failures: [{ agent_id: 'codex', name: 'lint', count: 2 }] }],
    ['agents/codex/scorecard', { agent_id: 'codex', evidence: { analyses: [{ analysis_id: AN, lines: 10, findings: 1, findings_url: `/v1/analysis/${AN}/findings` }], pull_requests: [{ pr_number: '7', review_comments: 3, findings_url: '/v1/findings?repo=acme%2Fshop&pr_number=7&agent_id=codex' }] } }],
    ['agents/compare?a=codex&b=devin', { a: 'codex', b: 'devin' }],
  ])('%s', async (path, expected) => {
    const { status, body } = await get(path);
    expect([status, body]).toMatchObject([200, { ...expected, request_id: expect.stringMatching(/^rq_/), window_start: expect.any(String), window_end: expect.any(String) }]);
    const csv = await get(path, { accept: 'text/csv, application/json;q=0.5' });
    expect(csv.text.split('\r\n').length).toBeGreaterThan(2);
    expect((await get(`${path}${path.includes('?') ? '&' : '?'}time_window=1y&nonsense=1`)).body).toMatchObject({ status: 422, errors: [{ pointer: '?time_window' }, { pointer: '?nonsense' }] });
  });

  it('shows analyses and pull requests behind a scorecard, however many findings are newer', async () => {
    const findings = Array.from({ length: 200 }, (_, at) => unit(`acme/many#9!${at}`, 1, 'acme/many', { many: { 'tracked:high:sqli': 1 } }));
    for (const one of [unit('an_a', 3, 'acme/many', { many: { lines: 1 } }), unit('an_x/y#9', 3, 'an_x/y', { many: { pull_requests: 1 } }), ...findings]) await figures.store.count(one);
    const { body } = await get('agents/many/scorecard');
    expect(body['evidence']).toMatchObject({ analyses: [{ analysis_id: 'an_a', lines: 1 }], pull_requests: [{ repo: 'an_x/y', pr_number: '9' }] });
  });

  it.each([
    ['agents/codex/scorecard', /^agent_id,metric,[^]*\r\ncodex,code_volume,/],
    ['agents/compare?a=codex&b=devin', /^a,b,metric,[^]*\r\ncodex,devin,code_volume,/],
  ])('%s names the agents in each row of CSV', async (path, rows) => {
    expect((await get(path, { accept: 'text/csv' })).text).toMatch(rows);
  });

  it.each(['review-drift?human_threshold=0', 'review-alerts?threshold=1.5', 'ci-failure-heatmap?limit=101', 'agents/behavior?top_categories=11', 'agents/compare?a=codex'])('%s is refused', async (path) => {
    expect((await get(path)).status).toBe(422);
  });

  it.each([
    ['summary?metric=code_volume&group_by=repo', 'metric,repo,value,numerator,denominator,unit,window_start,window_end,low,high'],
    ['agents/behavior', 'agent_id,code_volume,churn_lines'],
    ['review-alerts', 'agent_id,bot_block_overrides'],
    ['review-load', 'agent_id,human_reviewers,human_reviews,bot_reviews'],
    ['review-load/teams', 'team,human_reviewers,human_reviews'],
    ['review-load/teams/alerts', 'team,human_reviewers,human_reviews,budget,overage'],
    ['review-drift', 'agent_id,human_reviewers,human_reviews,bot_reviews,ratio'],
    ['ci-failure-heatmap', 'agent_id,name,count'],
  ])('%s has a head as CSV also where nothing is found', async (path, head) => {
    const { text } = await get(`${path}${path.includes('?') ? '&' : '?'}from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z`, { accept: 'text/csv' });
    expect([text.startsWith(head), text.split('\r\n').length]).toEqual([true, 2]);
  });

  it.each([
    'metric=mttr,risk_rate',
    'metric=risk_rate&compare=previous',
    'metric=mttr,risk_rate&compare=previous&severity=high&category=sqli&agent_id=codex&group_by=repo',
    'metric=risk_rate&group_by=agent_id&agent_id=codex&interval=1d',
  ])('summary?%s has the same columns whether something is found or not', async (query) => {
    const head = async (window: string) => (await get(`summary?${query}&${window}`, { accept: 'text/csv' })).text.split('\r\n');
    const [found, nothing] = [await head('time_window=30d'), await head('from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z')];
    expect([found.length > 2, nothing.length, found[0]]).toEqual([true, 2, nothing[0]]);
  });

  it('list the catalogue', async () => {
    const { body } = await get('metrics');
    expect((body['metrics'] as { name: string }[]).map(({ name }) => name)).toEqual(METRICS.map(({ name }) => name));
    expect((await get('metrics?all=1')).body).toMatchObject({ errors: [{ pointer: '?all', detail: 'is no parameter of this resource; it has none' }] });
  });

  it('are rebuilt on demand', async () => {
    const answer = await fetch(`${figures.base}/v1/admin/rebuild-rollups`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { units: 205 }]);
  });
});

describe('a token for some repositories', () => {
  let narrow: Figures;
  beforeAll(async () => {
    narrow = await startFigures({}, new Access('token:tk_1', ['analytics:read'], ['acme/we*']));
    for (const one of UNITS) await narrow.store.count(one);
  });
  afterAll(() => narrow.app.close());
  const ask = async (path: string) => JSON.stringify(await (await fetch(`${narrow.base}/v1/analytics/${path}`)).json());

  it('sums these alone, whatever it asks for', async () => {
    const found = JSON.parse(await ask('summary?metric=code_volume&group_by=repo&time_window=30d')) as { result: { data: object[] } };
    expect(found.result.data).toMatchObject([{ repo: 'acme/web', value: 5 }]);
    const [other, none] = await Promise.all(['shop', 'nope'].map(async (name) => JSON.parse((await ask(`summary?metric=code_volume&repo=acme/${name}&time_window=30d`)).replaceAll(name, '')) as object));
    expect(other).toMatchObject({ ...none, request_id: expect.any(String), window_start: expect.any(String), window_end: expect.any(String) });
    for (const path of ['agents/behavior', 'review-alerts', 'review-load/teams', 'ci-failure-heatmap', 'agents/devin/scorecard', 'agents/compare?a=codex&b=devin']) {
      const answer = await ask(`${path}${path.includes('?') ? '&' : '?'}time_window=30d`);
      expect(answer).not.toMatch(/acme\/shop|"lint"|"core"|"value":(?:10|30|15|40|45)\b/);
    }
  });
});

describe('a filter by a name', () => {
  const ask = async (query: string) => (await get(`summary?metric=risk_rate&time_window=24h&${query}`)).body['warnings'];
  const detector = { name: 'secrets', rule_key: 'token', category: 'secret', description: 'A token in the source' };

  it('says so where neither a finding nor a detector has it, and which there are', async () => {
    await figures.capabilities.put({ worker: 'one', capabilities: [detector] }, Date.now() + HOUR_MS);
    expect(await ask('category=sqlli')).toEqual(['category: no finding of the window and no detector that runs has "sqlli"; known are secret, sqli, xss']);
    const csv = await fetch(`${figures.base}/v1/analytics/summary?metric=risk_rate&category=${encodeURIComponent('日本\n')}`, { headers: { accept: 'text/csv' } });
    expect([csv.status, csv.headers.get('provenance-warning')]).toEqual([200, expect.stringMatching(/^category: .* has "\?\?\\n"; known/)]);
    expect(await ask('category=sqlli&agent_id=devin')).toEqual([expect.stringMatching(/known are secret, xss$/)]);
  });

  it('says so of an agent and of repositories too, of a list of agents as well', async () => {
    expect(await ask('agent_id=codex,devin')).toEqual([expect.stringMatching(/^agent_id: nothing of the window is of "codex,devin" \(one name, no list\); there are codex, devin\b/)]);
    expect(await ask('repo=acme/shop,acme/nope&agent_id=nobody')).toEqual([expect.stringMatching(/^agent_id: /), 'repo: nothing of the window is of acme/nope']);
    expect(await ask('group_by=category&category=sqlli')).toEqual([expect.stringMatching(/^category: /)]);
  });

  it('does not doubt an agent of whom a metric tells nothing', async () => {
    expect((await get('summary?metric=mttr&time_window=24h&agent_id=devin')).body).toMatchObject({ result: { data: [] } });
    expect((await get('summary?metric=mttr&time_window=24h&agent_id=devin')).body['warnings']).toBeUndefined();
  });

  it.each(['category=sqli', 'category=secret', 'category=xss&severity=critical', 'severity=critical', 'category=sqli&compare=previous&to=' + encodeURIComponent(ago(-24))])('%s is not doubted', async (query) => {
    expect(await ask(query)).toBeUndefined();
  });
});

describe('CSV', () => {
  it('quotes what needs it and lets no spreadsheet take a name for a formula', () => {
    expect(toCsv([{ a: '=1+1', b: 'x,"y"\n', c: { d: 1 } }, { a: -1, e: null }])).toBe(`a,b,c,e\r\n'=1+1,"x,""y""\n","{""d"":1}",\r\n-1,,,\r\n`);
  });

  it.each(['+1', '-1', '@SUM(1)', '\t=1', '\n=1', '＝1', '＠1'])('guards %j', (name) => {
    expect(toCsv([{ name }])).toMatch(/^name\r\n"?'/);
  });

  it.each([[undefined, false], ['*/*', false], ['text/csv', true], ['application/json, text/csv;q=0.9', false], ['text/csv;q=0', false], ['text/csv;q=0.5, */*', false], ['text/csv, */*;q=0.1', true], ['TEXT/CSV; q=0.5, application/json;q=0.4', true]])('for accept: %s is %s', (accept, wanted) => {
    expect(prefersCsv(accept)).toBe(wanted);
  });
});

it('refuses settings that make no sense', async () => {
  await expect(startFigures({ PROVENANCE_ANALYTICS_DEFAULT_WINDOW: '7 days', PROVENANCE_TEAM_REVIEW_BUDGETS: '{"core": -1}' })).rejects.toThrow(
    /PROVENANCE_ANALYTICS_DEFAULT_WINDOW must be a number of hours[^]*PROVENANCE_TEAM_REVIEW_BUDGETS must be a JSON map/,
  );
});
