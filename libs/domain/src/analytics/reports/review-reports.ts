import { byText } from '../../analysis/text-order.ts';
import type { ReviewNote } from '../fact-unit.ts';
import type { Sums } from '../points.ts';
import { together, type Tally } from '../tally.ts';
import { REVIEW_COUNTER } from '../../review/review-counters.ts';
import { reviewsByTeam, teamsOf, valueOf } from './behavior.ts';

/** Pull requests that an alert names; the others are counted. */
const DETAILS_SHOWN = 25;

/** A note with the repository that it is of. */
export type PlacedNote = ReviewNote & { repo: string };

/** One pull request behind an alert. */
export interface OverrideDetail {
  repo: string;
  pr_number: string;
  bot_block_overrides: number;
  force_push_after_approval: number;
  overridden: { reviewer: string; requested_at: string }[];
  merge_actor: string | null;
  merged_at: string | null;
}

export interface ReviewAlert {
  agent_id: string;
  bot_block_overrides: number;
  force_push_after_approval: number;
  human_reviewer_count: number;
  bot_block_events: number;
  /** Of the pull request that was merged last. */
  merge_actor: string | null;
  merged_at: string | null;
  override_details: OverrideDetail[];
  override_details_total: number;
}

/** Agents whose pull requests were merged over a bot, or pushed to after approval, that often or more: the worst first. */
export function reviewAlerts(sums: Sums, notes: readonly PlacedNote[], threshold: number): ReviewAlert[] {
  return [...sums]
    .map(([agent, tally]) => alertOf(agent, tally, notes.filter(({ agent_id }) => agent_id === agent)))
    .filter((alert) => alert.bot_block_overrides >= threshold || alert.force_push_after_approval >= threshold)
    .sort((a, b) => weight(b) - weight(a) || b.bot_block_overrides - a.bot_block_overrides || byText(a.agent_id, b.agent_id));
}

function weight({ bot_block_overrides, force_push_after_approval }: ReviewAlert): number {
  return bot_block_overrides + force_push_after_approval;
}

function alertOf(agent_id: string, tally: Tally, notes: readonly PlacedNote[]): ReviewAlert {
  const details = notes.map(detailOf).sort(byMerge);
  return {
    agent_id,
    bot_block_overrides: valueOf(tally, 'bot_block_overrides') ?? 0,
    force_push_after_approval: valueOf(tally, 'force_push_after_approval') ?? 0,
    human_reviewer_count: valueOf(tally, 'human_reviewer_count') ?? 0,
    bot_block_events: valueOf(tally, 'bot_block_events') ?? 0,
    merge_actor: details[0]?.merge_actor ?? null,
    merged_at: details[0]?.merged_at ?? null,
    override_details: details.slice(0, DETAILS_SHOWN),
    override_details_total: details.length,
  };
}

function detailOf({ repo, pr_number, bot_block_overrides, force_push_after_approval, overridden, merged_by, merged_at }: PlacedNote): OverrideDetail {
  return { repo, pr_number, bot_block_overrides, force_push_after_approval, overridden, merge_actor: merged_by, merged_at };
}

/** The last merge first; what is not merged stands last. */
function byMerge(a: OverrideDetail, b: OverrideDetail): number {
  return byText(b.merged_at ?? '', a.merged_at ?? '') || byText(`${a.repo}#${a.pr_number}`, `${b.repo}#${b.pr_number}`);
}

export interface ReviewLoad {
  agent_id: string;
  human_reviewers: number;
  human_reviews: number;
  bot_reviews: number;
  bot_block_events: number;
  human_reviewer_teams: Record<string, number>;
}

/** What reviewing each agent's pull requests takes, by name of the agent. */
export function reviewLoad(sums: Sums): ReviewLoad[] {
  return [...sums]
    .filter(([, tally]) => !tally.isEmpty)
    .sort(([a], [b]) => byText(a, b))
    .map(([agent_id, tally]) => ({
      agent_id,
      human_reviewers: valueOf(tally, 'human_reviewer_count') ?? 0,
      human_reviews: tally.get(REVIEW_COUNTER.humanReviewers),
      bot_reviews: valueOf(tally, 'bot_review_events') ?? 0,
      bot_block_events: valueOf(tally, 'bot_block_events') ?? 0,
      human_reviewer_teams: teamsOf(tally),
    }));
}

export interface TeamLoad {
  team: string;
  human_reviewers: number;
  /** Each person once for each pull request that they reviewed: it grows with the work, while the people stay the same. */
  human_reviews: number;
}

/** Who reviewed, by team: the team of most people first. */
export function teamLoads(sums: Sums): TeamLoad[] {
  const tally = together(sums.values());
  const reviews = reviewsByTeam(tally);
  return Object.entries(teamsOf(tally))
    .map(([team, human_reviewers]) => ({ team, human_reviewers, human_reviews: reviews[team]! }))
    .sort((a, b) => b.human_reviewers - a.human_reviewers || byText(a.team, b.team));
}

export interface TeamAlert extends TeamLoad {
  budget: number;
  overage: number;
}

/** Teams that reviewed more than their budget of reviews: the furthest over it first. */
export function teamAlerts(loads: readonly TeamLoad[], budgets: Readonly<Record<string, number>>): TeamAlert[] {
  return loads
    .flatMap((load) => {
      const budget = Object.hasOwn(budgets, load.team) ? budgets[load.team] : undefined;
      return budget === undefined || load.human_reviews <= budget ? [] : [{ ...load, budget, overage: load.human_reviews - budget }];
    })
    .sort((a, b) => b.overage - a.overage || byText(a.team, b.team));
}

export interface ReviewDrift {
  agent_id: string;
  human_reviewers: number;
  human_reviews: number;
  bot_reviews: number;
  /** Reviews by people, each once a pull request, over reviews by bots; over 1 where there are none. People alone would sink with time. */
  ratio: number;
  human_reviewer_teams: Record<string, number>;
}

/** Agents that people review, rather than bots: the highest ratio first. */
export function reviewDrift(loads: readonly ReviewLoad[], humanThreshold: number, ratioThreshold: number): ReviewDrift[] {
  return loads
    .map(({ agent_id, human_reviewers, human_reviews, bot_reviews, human_reviewer_teams }) => ({
      agent_id, human_reviewers, human_reviews, bot_reviews, ratio: human_reviews / Math.max(1, bot_reviews), human_reviewer_teams,
    }))
    .filter(({ human_reviewers, ratio }) => human_reviewers >= humanThreshold && ratio >= ratioThreshold)
    .sort((a, b) => b.ratio - a.ratio || byText(a.agent_id, b.agent_id));
}

export interface CheckFailures {
  agent_id: string;
  name: string;
  count: number;
}

/** Which checks fail under which agent: most first. */
export function ciFailures(sums: Sums, limit: number): CheckFailures[] {
  return [...sums]
    .flatMap(([agent_id, tally]) => tally.of('ci_failed_check').map(([name, count]) => ({ agent_id, name, count })))
    .sort((a, b) => b.count - a.count || byText(a.name, b.name) || byText(a.agent_id, b.agent_id))
    .slice(0, limit);
}
