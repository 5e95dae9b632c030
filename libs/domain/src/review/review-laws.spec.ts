import fc from 'fast-check';
import {
  ACCOUNTS,
  check,
  comment,
  commit,
  contributorOf,
  COPILOT,
  EXAMPLE,
  JONAS,
  LI,
  MARIA,
  RABBIT,
  review,
  SONAR,
  thread,
} from '../pull-request/snapshot.fixture.ts';
import type { MaybeActor } from '../pull-request/actor.ts';
import { SNAPSHOT_PARTS, type PullRequestSnapshot, type TimelineEvent } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import { reviewFact } from './review-fact.ts';

const LAST = '2026-04-01T00:00:00Z';
const actor = fc.constantFrom<MaybeActor>(COPILOT, RABBIT, SONAR, MARIA, JONAS, LI, null);
const time = fc.integer({ min: 0, max: 20 }).map((hours) => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000).toISOString());
const text = fc.constantFrom('', 'nit: x', 'Thanks', 'This is wrong', 'why?', 'Agent-ID: x', 'insecure');
const state = fc.constantFrom('approved' as const, 'changes_requested' as const, 'commented' as const, 'dismissed' as const);
const id = fc.uuid();

const aComment = fc.tuple(id, actor, time, text).map(([key, by, at, body]) => comment(key, by, at, body));
const aReview = fc.tuple(id, actor, state, time, text).map(([key, by, verdict, at, body]) => review(key, by, verdict, at, body));
const aCheck = fc
  .tuple(fc.constantFrom('build', '__proto__', 'a:b'), fc.constantFrom('success' as const, 'failure' as const, 'none' as const, 'pending' as const), fc.option(time))
  .map(([name, outcome, at]) => check(name, outcome, at));
const aCommit = fc.tuple(id, actor, time, fc.array(aCheck, { maxLength: 3 })).map(([sha, by, at, checks]) => commit(sha, by, at, checks));
const event: fc.Arbitrary<TimelineEvent> = fc.tuple(time, actor).map(([at, by]) => ({ kind: 'force_pushed', at, actor: by }));

const snapshot: fc.Arbitrary<PullRequestSnapshot> = fc
  .record({
    author: actor,
    commits: fc.array(aCommit, { maxLength: 5 }),
    reviews: fc.array(aReview, { maxLength: 6 }),
    threads: fc.array(fc.tuple(id, fc.array(aComment, { maxLength: 4 })).map(([key, comments]) => thread(key, ...comments)), { maxLength: 3 }),
    comments: fc.array(aComment, { maxLength: 4 }),
    timeline: fc.array(event, { maxLength: 3 }),
    merged_at: fc.option(time),
    incomplete: fc.subarray([...SNAPSHOT_PARTS]),
  })
  .map((parts) => {
    const dismissals = parts.reviews
      .filter((one) => one.state === 'dismissed')
      .map((one): TimelineEvent => ({ kind: 'review_dismissed', at: one.submitted_at, actor: null, review_id: one.id, previous_state: 'changes_requested' }));
    return { ...EXAMPLE, ...parts, timeline: [...parts.timeline, ...dismissals] };
  });

const countersOf = (of: PullRequestSnapshot): Record<string, number> =>
  reviewFact(of, { agent_id: 'x', accounts: ACCOUNTS, contributorOf }).counters;

function turned(of: PullRequestSnapshot): PullRequestSnapshot {
  return {
    ...of,
    commits: of.commits.map((one) => ({ ...one, checks: [...one.checks].reverse() })).reverse(),
    reviews: [...of.reviews].reverse(),
    threads: of.threads.map((one) => ({ ...one, comments: [...one.comments].reverse() })).reverse(),
    comments: [...of.comments].reverse(),
    timeline: [...of.timeline].reverse(),
  };
}

describe('review facts', () => {
  it('hold whole numbers above zero', () => {
    fc.assert(
      fc.property(snapshot, (of) => {
        expect(Object.values(countersOf(of)).every((value) => Number.isInteger(value) && value > 0)).toBe(true);
      }),
    );
  });

  it('do not depend on the order of anything', () => {
    fc.assert(fc.property(snapshot, (of) => expect(countersOf(turned(of))).toEqual(countersOf(of))));
  });

  it('are never lowered by a comment that is added', () => {
    fc.assert(
      fc.property(snapshot, actor, text, fc.boolean(), (of, by, body, inThread) => {
        const added = comment('zzz', by, LAST, body);
        const [first, ...others] = of.threads;
        const more =
          inThread && first !== undefined
            ? { ...of, threads: [{ ...first, comments: [...first.comments, added] }, ...others] }
            : { ...of, comments: [...of.comments, added] };
        const after = countersOf(more);
        for (const [name, value] of Object.entries(countersOf(of))) {
          expect(after[name] ?? 0).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });

  it('never make an author of a reviewer', () => {
    fc.assert(
      fc.property(snapshot, fc.array(aReview), (of, reviews) => {
        const ofCommits = (counters: Record<string, number>) => Object.entries(counters).filter(([name]) => /^commit|followup|rewrite/.test(name));
        expect(ofCommits(countersOf({ ...of, reviews }))).toEqual(ofCommits(countersOf(of)));
        expect(countersOf({ ...of, reviews })[REVIEW_COUNTER.reviewer('bot', of.author?.login ?? '')]).toBeUndefined();
      }),
    );
  });

  it('count parts that add up', () => {
    fc.assert(
      fc.property(snapshot, (of) => {
        const counters = countersOf(of);
        const sum = (prefix: string): number =>
          Object.entries(counters).reduce((all, [name, value]) => (name.startsWith(prefix) ? all + value : all), 0);
        const value = (name: string): number => counters[name] ?? 0;
        expect(sum('commit:')).toBe(value('commits'));
        expect(sum('review:')).toBe(value('review_events'));
        expect(sum('reviewer:')).toBe(value('reviewers'));
        expect(sum('association:')).toBe(value('reviewers'));
        expect(value('human_reviewers') + value('bot_reviewers')).toBe(value('reviewers'));
        expect(sum('ci_failed_check:')).toBe(value('ci_failures'));
        expect(value('responded_threads')).toBeLessThanOrEqual(value('reviewer_threads'));
        expect(value('reopened_threads')).toBeLessThanOrEqual(value('reviewer_threads'));
        expect(value('bot_block_overrides') + value('bot_block_resolved')).toBeLessThanOrEqual(value('bot_block_events'));
        expect(value('rewrite_loops')).toBeGreaterThanOrEqual(value('human_followup_fast'));
        expect(value('human_followup_commits')).toBeGreaterThanOrEqual(value('rewrite_loops'));
      }),
    );
  });

  it('count nothing of a part that is not known', () => {
    fc.assert(
      fc.property(snapshot, (of) => {
        const nothing = countersOf({ ...of, merged_at: null, incomplete: [...SNAPSHOT_PARTS] });
        expect(nothing).toEqual({ pull_requests: 1 });
      }),
    );
  });
});
