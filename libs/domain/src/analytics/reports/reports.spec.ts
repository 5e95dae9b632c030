import { Tally, behaviors, ciFailures, compareAgents, reviewAlerts, reviewDrift, reviewLoad, scorecard, teamAlerts, teamLoads, type PlacedNote } from '../index.ts';

const tally = (counters: Record<string, number>): Tally => new Tally(Object.entries(counters));
const sums = new Map([
  ['codex', tally({ lines: 200, 'involved:allow': 30, 'involved:block': 10, 'change:modified': 50, 'finding:high:sqli': 2, 'finding:low:xss': 5, 'finding:high:ssrf': 2, 'path:api': 120, 'path:web': 70, 'path:docs': 9, 'path:x': 1,
    'file:api/a.py': 100, 'file:web/b.ts': 3, 'file:docs/c.md': 2, pull_requests: 3, 'known:reviews': 3, bot_block_overrides: 2, bot_block_events: 3, bot_review_events: 1, 'ci_latest:failure': 1, 'ci_latest:success': 1,
    human_reviewers: 3, 'reviewer:human:ann': 2, 'reviewer:human:bob': 1, 'team_reviewer:ann:core': 2, 'team_reviewer:bob:core': 1, 'team_reviewer:ann:web': 2, 'ci_failed_check:lint': 4, 'association:member': 3, 'known:checks': 30, ci_runs: 40, ci_failures: 20 })],
  ['devin', tally({ lines: 100, 'involved:warn': 30, 'finding:low:xss': 50, force_push_after_approval: 1, human_reviewers: 1, 'reviewer:human:ann': 1, 'team_reviewer:ann:core': 1, bot_review_events: 9, 'ci_failed_check:build': 4, 'ci_failed_check:lint': 9, 'known:checks': 30, ci_runs: 10, ci_failures: 1 })],
  ['human', tally({ lines: 900, 'finding:critical:sqli': 900 })],
]);

describe('behavior', () => {
  it('names what stands out, and how often', () => {
    const [codex] = behaviors(sums, 2);
    expect(codex).toMatchObject({
      agent_id: 'codex', code_volume: 200, churn_lines: 50, churn_rate: 0.25,
      top_vulnerability_categories: { xss: 5, sqli: 2 }, findings_by_severity: { high: 4, low: 5 },
      human_reviewer_count: 2, human_reviewer_teams: { core: 2, web: 1 }, reviewer_association_breakdown: { member: 3 },
      ci_latest_status: 'failure', ci_failed_check_names: { lint: 4 }, hot_files: ['api/a.py', 'web/b.ts'], time_to_merge_hours: null,
    });
    expect(Object.keys(codex!.top_paths)).toEqual(['api', 'web', 'docs']);
  });

  it('has null where there is nothing to divide by, and zero where there is something or it is a count', () => {
    const [reviewed, silent] = behaviors(new Map([['a', tally({ pull_requests: 1, 'known:reviews': 1 })], ['b', tally({ lines: 1, reviewer_threads: 2, commits: 1 })]]), 1);
    expect(reviewed).toMatchObject({ code_volume: 0, max_line_complexity: 0, comment_threads: 0, churn_rate: null, avg_line_complexity: null, agent_response_rate: null, agent_commit_ratio: null });
    expect(silent).toMatchObject({ churn_rate: 0, avg_line_complexity: null, agent_response_rate: 0, agent_commit_ratio: 0 });
  });
});

describe('review reports', () => {
  const note = (pr_number: string, merged_at: string | null): PlacedNote => ({
    repo: 'acme/shop', agent_id: 'codex', pr_number, bot_block_overrides: 1, force_push_after_approval: 0, merged_by: `by-${pr_number}`, merged_at, overridden: [],
  });

  it('put the worst first, with the last merge', () => {
    const alerts = reviewAlerts(sums, [note('1', '2026-03-01T00:00:00Z'), note('2', '2026-03-02T00:00:00Z'), note('3', null)], 1);
    expect(alerts.map(({ agent_id, bot_block_overrides, force_push_after_approval }) => [agent_id, bot_block_overrides, force_push_after_approval])).toEqual([['codex', 2, 0], ['devin', 0, 1]]);
    expect(alerts[0]).toMatchObject({ merge_actor: 'by-2', override_details_total: 3, human_reviewer_count: 2, bot_block_events: 3 });
    expect(alerts[0]!.override_details.map(({ pr_number }) => pr_number)).toEqual(['2', '1', '3']);
    expect(reviewAlerts(sums, [], 2).map(({ agent_id }) => agent_id)).toEqual(['codex']);
  });

  it('count each person once a team, whatever the agents, and their reviews by pull request', () => {
    expect(teamLoads(sums)).toEqual([{ team: 'core', human_reviewers: 2, human_reviews: 4 }, { team: 'web', human_reviewers: 1, human_reviews: 2 }]);
  });

  it('hold reviews against a budget, of which a team of two can do many', () => {
    expect(teamAlerts(teamLoads(sums), { core: 3, web: 2, toString: 0 })).toEqual([{ team: 'core', human_reviewers: 2, human_reviews: 4, budget: 3, overage: 1 }]);
  });

  it('show who is reviewed by people rather than bots', () => {
    expect(reviewDrift(reviewLoad(sums), 1, 0.5).map(({ agent_id, ratio }) => [agent_id, ratio])).toEqual([['codex', 3]]);
  });

  it('have the same ratio of three pull requests as of one of them, by the same people', () => {
    const one = { pull_requests: 1, human_reviewers: 3, bot_review_events: 3, 'reviewer:human:ann': 1, 'reviewer:human:bob': 1, 'reviewer:human:cy': 1 };
    const [first, all] = [1, 3].map((times) => reviewDrift(reviewLoad(new Map([['a', tally(Object.fromEntries(Object.entries(one).map(([name, n]) => [name, n * times])))]])), 1, 0.5));
    expect(first).toMatchObject([{ human_reviewers: 3, human_reviews: 3, ratio: 1 }]);
    expect(all).toMatchObject([{ human_reviewers: 3, human_reviews: 9, ratio: 1 }]);
  });

  it('rank failing checks', () => {
    expect(ciFailures(sums, 2)).toEqual([{ agent_id: 'devin', name: 'lint', count: 9 }, { agent_id: 'devin', name: 'build', count: 4 }]);
  });
});

describe('a scorecard', () => {
  it('holds an agent against the other agents, without people', () => {
    const risk = scorecard(sums, 'codex').find(({ metric }) => metric === 'risk_rate');
    expect(risk).toMatchObject({ figure: { value: 45, numerator: 9, denominator: 200 }, baseline: { value: 500, denominator: 100 }, difference: -455, sample: 40, small_sample: false, distinct_from_baseline: true });
  });

  it('says that a small sample is small, and that nothing is nothing', () => {
    const lines = scorecard(sums, 'devin');
    expect(lines.find(({ metric }) => metric === 'ci_failure_rate')).toMatchObject({ sample: 10, small_sample: true });
    expect(lines.find(({ metric }) => metric === 'mttr')).toMatchObject({ figure: null, sample: 0, small_sample: true, difference: null });
    expect(scorecard(sums, 'nobody').every(({ figure }) => figure === null)).toBe(true);
  });

  it('takes few findings in many analyses for no small sample', () => {
    expect(scorecard(sums, 'codex').find(({ metric }) => metric === 'findings_count')).toMatchObject({ figure: { value: 9 }, sample: 40, small_sample: false });
  });

  it.each(['codex', 'solo'])('takes the thousand lines of one pull request for no proof, seen from %s', (agent) => {
    const clean = tally({ lines: 1000, 'involved:allow': 1 });
    const risk = scorecard(new Map([['codex', sums.get('codex')!], ['solo', clean]]), agent).find(({ metric }) => metric === 'risk_rate');
    expect(risk).toMatchObject({ small_sample: agent === 'solo', distinct_from_baseline: false });
    const between = compareAgents(new Map([...sums, ['solo', clean]]), 'codex', 'solo').find(({ metric }) => metric === 'risk_rate');
    expect(between).toMatchObject({ small_sample: true, distinct: false });
  });

  it('takes the checks of one pull request for no proof', () => {
    const checked = (ci_failures: number): Tally => tally({ lines: 9, pull_requests: 1, 'known:checks': 1, ci_runs: 90, ci_failures });
    const line = scorecard(new Map([['a', checked(80)], ['b', checked(1)]]), 'a').find(({ metric }) => metric === 'ci_failure_rate');
    expect(line).toMatchObject({ figure: { denominator: 90 }, sample: 1, small_sample: true, distinct_from_baseline: false });
  });

  it('takes one pull request of each for no difference', () => {
    const merged = (bin: number): Tally => tally({ lines: 9, [`duration:ci_time_to_green:${bin}`]: 1 });
    const line = scorecard(new Map([['a', merged(100)], ['b', merged(900)]]), 'a').find(({ metric }) => metric === 'ci_time_to_green_hours');
    expect(line).toMatchObject({ sample: 1, small_sample: true, figure: { uncertainty: null }, distinct_from_baseline: false });
  });

  it('compares two agents', () => {
    expect(compareAgents(sums, 'codex', 'devin').find(({ metric }) => metric === 'ci_failure_rate')).toMatchObject({ a: { value: 50 }, b: { value: 10 }, difference: 40, small_sample: true });
  });
});
