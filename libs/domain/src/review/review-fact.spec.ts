import { durationBin } from '../facts/duration-bins.ts';
import { ACCOUNTS, comment, contributorOf, COPILOT, EXAMPLE, JONAS, MARIA, RABBIT, review, thread } from '../pull-request/snapshot.fixture.ts';
import { SNAPSHOT_PARTS, type PullRequestSnapshot } from '../pull-request/snapshot.ts';
import { reviewFact, reviewSignals, type ReviewFact } from './review-fact.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function factOf(changes: Partial<PullRequestSnapshot> = {}): ReviewFact {
  return reviewFact({ ...EXAMPLE, ...changes }, { agent_id: 'github-copilot', accounts: ACCOUNTS, contributorOf });
}

const counterOf = (name: string, changes: Partial<PullRequestSnapshot>): number => factOf(changes).counters[name] ?? 0;

describe('the review fact of the example', () => {
  it('equals what was computed by hand', () => {
    expect(factOf().counters).toEqual({
      pull_requests: 1,
      ...Object.fromEntries(SNAPSHOT_PARTS.map((part) => [`known:${part}`, 1])),
      // 14 in threads, 2 on the whole.
      review_comments: 16,
      agent_comment_mentions: 1,
      // t1a, t1c by one bot, i1 by the other; those of the author do not count.
      bot_comments: 3,
      // t1a, t1c, r1.
      'classification:security': 3,
      'classification:nit': 1,
      // t3a, r3.
      'classification:question': 2,
      // t2c, r5.
      'classification:praise': 2,
      // t5a, r7.
      'classification:bug': 2,
      // t1b, t2b, t4a, t5b, t6a-d, i1, i2; bodies without text count nowhere.
      'classification:general': 10,
      comment_threads: 6,
      // Not t4, which the author opened, nor t5, of which nobody can say who did.
      reviewer_threads: 4,
      responded_threads: 3,
      // t1 and t6; the thanks in t2 are no objection.
      reopened_threads: 2,
      [`duration:agent_response:${durationBin(30 * MINUTE)}`]: 1,
      [`duration:agent_response:${durationBin(100 * MINUTE)}`]: 1,
      [`duration:agent_response:${durationBin(60 * MINUTE)}`]: 1,
      'duration_ms:agent_response': 190 * MINUTE,
      // All but r4, which is the author's own.
      review_events: 7,
      // r1, r7 and r8 as it was before it was dismissed.
      'review:changes_requested': 3,
      'review:commented': 2,
      'review:approved': 2,
      reviewers: 5,
      human_reviewers: 3,
      bot_reviewers: 2,
      'reviewer:bot:coderabbitai': 1,
      'reviewer:bot:sonarqubecloud': 1,
      'reviewer:human:maria': 1,
      'reviewer:human:jonas': 1,
      'reviewer:human:li': 1,
      'association:member': 3,
      'association:none': 2,
      'team_reviewer:maria:platform': 1,
      'team_reviewer:jonas:platform': 1,
      'team_reviewer:jonas:security': 1,
      bot_review_events: 4,
      bot_block_events: 2,
      bot_approval_events: 1,
      bot_informational_events: 1,
      bot_blocking_reviewers: 1,
      bot_informational_only_reviewers: 1,
      'bot_reviewer:blocking:coderabbitai': 1,
      'bot_reviewer:approving:coderabbitai': 1,
      'bot_reviewer:informational:sonarqubecloud': 1,
      // r1 ended in the approval r6; r7 stood at the merge.
      bot_block_resolved: 1,
      bot_block_overrides: 1,
      [`duration:time_to_first_review:${durationBin(5 * MINUTE)}`]: 1,
      'duration_ms:time_to_first_review': 5 * MINUTE,
      [`duration:time_to_first_human_review:${durationBin(2 * HOUR)}`]: 1,
      'duration_ms:time_to_first_human_review': 2 * HOUR,
      [`duration:time_to_first_approval:${durationBin(5 * HOUR)}`]: 1,
      'duration_ms:time_to_first_approval': 5 * HOUR,
      [`duration:time_to_merge:${durationBin(179 * HOUR)}`]: 1,
      'duration_ms:time_to_merge': 179 * HOUR,
      force_push_events: 1,
      force_push_after_approval: 1,
      commits: 7,
      'commit:ai': 4,
      'commit:human': 3,
      // c3 after 30 minutes, c5 after 25 hours, c7 after three days.
      human_followup_commits: 3,
      human_followup_fast: 1,
      rewrite_loops: 2,
      [`duration:commit_lead_time:${durationBin(168 * HOUR)}`]: 1,
      'duration_ms:commit_lead_time': 168 * HOUR,
      // Without the one that was skipped and the one that runs.
      ci_runs: 8,
      ci_failures: 3,
      ci_failed_checks: 2,
      'ci_failed_check:build': 2,
      'ci_failed_check:ci/deploy': 1,
      'ci_failure_context:CI': 2,
      'ci_failure_context:ci/deploy': 1,
      'ci_latest:pending': 1,
      // Red at 09:20, all green with the last check of c4 at 12:30.
      [`duration:ci_time_to_green:${durationBin(190 * MINUTE)}`]: 1,
      'duration_ms:ci_time_to_green': 190 * MINUTE,
    });
  });

  it('says when it counts, and who merged over what', () => {
    expect(factOf()).toMatchObject({
      repo: 'acme/shop',
      pr_number: '42',
      agent_id: 'github-copilot',
      at: EXAMPLE.merged_at,
      snapshot_at: EXAMPLE.fetched_at,
      could_not_tell: [],
      overridden: [{ reviewer: 'coderabbitai', requested_at: '2026-03-02T16:00:00Z' }],
      merged_by: 'jonas',
    });
    expect(reviewSignals(factOf())).toEqual({ bot_block_overrides: 1, bot_block_resolved: 1, force_push_after_approval: 1 });
  });
});

describe('change requests of bots', () => {
  const block = review('b1', RABBIT, 'changes_requested', '2026-03-02T10:00:00Z');
  const dismissed = (at: string): Partial<PullRequestSnapshot> => ({
    reviews: [{ ...block, state: 'dismissed' }],
    timeline: [{ kind: 'review_dismissed', at, actor: MARIA, review_id: 'b1', previous_state: 'changes_requested' }],
  });
  const open = { merged_at: null, closed_at: null, merged_by: null, state: 'open' } as const;

  it.each<[string, Partial<PullRequestSnapshot>, number, number]>([
    ['stand while nothing is merged', { reviews: [block], ...open }, 0, 0],
    ['are overridden by a merge', { reviews: [block] }, 1, 0],
    ['are resolved when they are dismissed', dismissed('2026-03-02T11:00:00Z'), 0, 1],
    ['are overridden when they are dismissed after the merge', dismissed('2026-03-09T20:01:00Z'), 1, 0],
    ['count once when they are repeated', { reviews: [block, { ...block, id: 'b2', submitted_at: '2026-03-02T12:00:00Z' }] }, 1, 0],
    ['do not count after the merge', { reviews: [{ ...block, submitted_at: '2026-03-09T20:01:00Z' }] }, 0, 0],
    ['are not resolved by a comment', { reviews: [block, review('b3', RABBIT, 'commented', '2026-03-02T12:00:00Z')] }, 1, 0],
    ['are only those of bots', { reviews: [{ ...block, author: JONAS }] }, 0, 0],
  ])('%s', (_case, changes, overrides, resolved) => {
    expect([counterOf('bot_block_overrides', changes), counterOf('bot_block_resolved', changes)]).toEqual([overrides, resolved]);
  });
});

describe('what cannot be told', () => {
  it('is not counted, and is named', () => {
    const fact = factOf({ incomplete: ['reviews', 'checks'] });
    expect(fact.could_not_tell).toEqual(['checks', 'reviews']);
    expect(Object.keys(fact.counters).filter((name) => /review_events|reviewer:|bot_block|ci_|time_to_first|known:reviews/.test(name))).toEqual([]);
    expect(fact.counters).toMatchObject({ commits: 7, comment_threads: 6, 'known:commits': 1 });
    expect(fact.overridden).toEqual([]);
    expect(reviewSignals(fact)).toBeUndefined();
  });

  it('a deleted account is neither a person nor a bot, and reviews nothing', () => {
    const changes = { reviews: [review('g', null, 'changes_requested', '2026-03-02T10:00:00Z')], threads: [], comments: [] };
    expect(counterOf('review_events', changes)).toBe(0);
    expect(counterOf('bot_block_overrides', changes)).toBe(0);
  });

  it('a duration that would be negative is none', () => {
    const early = { reviews: [review('e', MARIA, 'approved', '2026-03-01T00:00:00Z')] };
    expect(counterOf('duration_ms:time_to_first_review', early)).toBe(0);
    expect(Object.keys(factOf(early).counters).filter((name) => name.startsWith('duration:time_to_first'))).toEqual([]);
  });
});

describe('the author’s side', () => {
  it('has agents that committed, but not a review bot that pushed a fix', () => {
    const [first, ...commits] = EXAMPLE.commits;
    const withFix = [{ ...first!, authors: [{ name: 'rabbit', email: 'r@example.org', login: RABBIT.login }] }, ...commits];
    expect(counterOf('bot_reviewers', { commits: withFix })).toBe(2);
    expect(counterOf('bot_reviewers', { commits: withFix, reviews: [review('x', RABBIT, 'commented', '2026-03-02T10:00:00Z')] })).toBe(0);
  });

  it('answers for a person whose agent works on it', () => {
    const threads = [
      thread('t', comment('1', JONAS, '2026-03-02T10:00:00Z', 'This is wrong'), comment('2', COPILOT, '2026-03-02T10:10:00Z', 'Done')),
    ];
    expect(counterOf('responded_threads', { author: MARIA, threads })).toBe(1);
    expect(counterOf('responded_threads', { author: MARIA, threads, commits: [] })).toBe(0);
  });
});
