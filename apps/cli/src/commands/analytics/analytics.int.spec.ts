import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MadeRepository, semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';
import { call, type Call, type Ran } from '../../run.fixture.ts';

const VULNERABLE = 'import sqlite3\nfrom flask import request\n\ndef find():\n    return sqlite3.connect("x").execute("SELECT * FROM t WHERE id = " + request.args["id"])\n';

describe('provenance analytics', () => {
  let data: string;
  let service: ServiceProcess;
  let made: MadeRepository;
  const engine = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() };

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'provenance-cli-'));
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'x = 1\n', 'b.py': 'y = 1\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('find\n\nCo-Authored-By: Claude <noreply@anthropic.com>', { 'a.py': VULNERABLE });
    made.commit('more\n\nCo-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>', { 'b.py': 'y = 2\nz = 3\n' });
    service = await startService({ app: 'standalone', env: { ...engine, PROVENANCE_DATA_DIR: data, PROVENANCE_LOG_LEVEL: 'warn', HOME: data, PROVENANCE_TEAM_REVIEW_BUDGETS: '{"core": 1}' } });
    await provenance('submit --base main --repository acme/shop --pr 7');
  }, 90_000);

  afterAll(async () => {
    await service?.stop();
    made.delete();
    rmSync(data, { recursive: true, force: true });
  });

  function provenance(words: string, more: Partial<Call> = {}): Promise<Ran> {
    return call(words.split(' '), { cwd: made.dir, ...more, env: { PROVENANCE_API_URL: service.base, ...engine, ...more.env } });
  }

  const analytics = (words: string, more: Partial<Call> = {}): Promise<Ran> => provenance(`analytics ${words}`, more);

  it('sums up by agent', async () => {
    const { exit, out } = await analytics('summary code_volume,risk_rate');
    expect(exit).toBe(0);
    expect(out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d to \d{4}-\d\d-\d\d \d\d:\d\d UTC\n\ncode_volume lines\n/);
    expect(out).toMatch(/^claude-code +5$/m);
    expect(out).toMatch(/^risk_rate per_1000_lines\nagent_id +value {2}95 % +of\nclaude-code +200 .* to .* {2}1\/5$/m);
  });

  it('draws a series, and says what was before', async () => {
    const series = await analytics('summary code_volume --interval 1d --window 3d --agent claude-code');
    expect(series.out).toMatch(/^agent_id +series +lowest +highest +last\nclaude-code +·{2,3}█ +5 +5 +5$/m);
    const compared = await analytics('summary findings_count --by category --compare');
    expect(compared.out).toMatch(/^category +value +before +change\nsqli +1 +0 +\+1$/m);
  });

  it('is narrowed as it is told', async () => {
    expect((await analytics('summary code_volume --repository acme/web')).out).toContain('no figure in this window');
    expect((await analytics('summary code_volume --by repo --repository acme/web,acme/none --repository acme/shop')).out).toMatch(/^acme\/shop +7$/m);
    expect((await analytics('summary --repository acme/shop code_volume')).out).toMatch(/^claude-code +5$/m);
    expect((await analytics('summary findings_count --category sqlli')).out).toMatch(/^warning: category: .* has "sqlli"; known are .*sqli/m);
    const csv = await analytics('summary findings_count --category sqlli --csv');
    expect([csv.out, csv.err]).toEqual([expect.stringMatching(/^metric,category,/), expect.stringMatching(/^warning: category: .* has "sqlli"/)]);
    expect((await analytics('behavior --to 2020-01-01T00:00:00Z --window 1d')).out).toBe('2019-12-31 00:00 to 2020-01-01 00:00 UTC\nnothing in this window\n');
  });

  it('tells everything of agents, one and several', async () => {
    const all = await analytics('behavior');
    expect(all.out).toMatch(/^claude-code +5 +20% +critical 1 /m);
    const one = await analytics('behavior --agent claude-code --categories 1');
    expect(one.out).toMatch(/^claude-code\ncode_volume +5$/m);
    expect(one.out).toMatch(/^top_vulnerability_categories +sqli 1$/m);
    const card = await analytics('scorecard claude-code');
    expect(card.out).toMatch(/^risk_rate +200 +.* +0 +\+200 +1 +per_1000_lines +small sample$/m);
    expect(card.out).toMatch(/^ {2}\d{4}-\d\d-\d\d an_[0-9a-f]{32} acme\/shop: 5 lines, 1 findings$/m);
    expect((await analytics('scorecard nobody')).out).toContain('nothing of nobody in this window');
    expect((await analytics('compare claude-code github-copilot')).out).toMatch(/^metric .* {2}95 % of claude-code {2}95 % of github-copilot\ncode_volume +5 +2 +\+3 +lines +small sample$/m);
  });

  it.each(['alerts --threshold 1', 'load', 'load --teams', 'load --over-budget', 'drift --people 1 --ratio 0.5', 'heatmap --limit 5'])('%s', async (words) => {
    const { exit, out } = await analytics(words);
    expect([exit, out.split('\n')[1]]).toEqual([0, expect.any(String)]);
    const csv = await analytics(`${words} --csv`);
    expect([csv.exit, csv.out.endsWith('\r\n')]).toEqual([0, true]);
    const json = await analytics(`${words} --json`);
    expect(JSON.parse(json.out)).toMatchObject({ window_start: expect.any(String), request_id: expect.stringMatching(/^rq_/) });
  });

  it('answers a program with the JSON and the CSV of the service', async () => {
    const { out } = await analytics('summary code_volume --json');
    expect(JSON.parse(out)).toMatchObject({ result: { metric: 'code_volume', data: [{ agent_id: 'claude-code', value: 5 }, { agent_id: 'github-copilot', value: 2 }] } });
    const csv = await analytics('summary code_volume --csv');
    expect(csv.out.split('\r\n').slice(0, 2)).toEqual(['metric,agent_id,value,numerator,denominator,unit,window_start,window_end,low,high', expect.stringMatching(/^code_volume,claude-code,5,5,1,lines,/)]);
    expect((await analytics('metrics')).out).toMatch(/^mttr +hours +agent_id repo category severity +/m);
    expect((await analytics('metrics --csv')).out).toMatch(/^name,kind,unit/);
  });

  it('fits a terminal, with colours there alone', async () => {
    const wide = await analytics('metrics');
    expect(wide.out).not.toContain('\u001b');
    const { out } = await analytics('metrics', { columns: 80 });
    expect(out).toContain('\u001b[2m');
    for (const line of out.replaceAll(/\u001b\[\d+m/g, '').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).toContain('…');
  });

  it.each<[words: string, exit: number, said: string | RegExp]>([
    ['summary risk', 2, '<metrics> knows no risk'],
    ['summary code_volume --by team --window 7', 2, /--window must be a number[^]*--by of code_volume can be agent_id, repo, language/],
    ['summary code_volume --compare --interval 1d', 2, 'cannot be used with'],
    ['summary code_volume --csv --json', 2, 'cannot be used with'],
    ['summary', 2, 'missing required argument'],
    ['heatmap --limit 101', 2, '--limit must be a whole number from 1 to 100'],
    ['behavior --categories 11', 2, 'It must be a number from 1 to 10'],
    ['load --api-url http://127.0.0.1:1 --timeout 0.2', 3, /cannot be reached|time for this was up/],
  ])('%s ends with its code and says why', async (words, exit, said) => {
    const ran = await analytics(words);
    expect([ran.exit, ran.out.replace(/^\{.*\n/, '')]).toEqual([exit, '']);
    expect(ran.err).toMatch(said);
  });
});
