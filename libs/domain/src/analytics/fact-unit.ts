import type { CodeFact } from '../facts/fact.ts';
import type { FindingFact } from '../facts/finding-fact.ts';
import { REVIEW_COUNTER } from '../review/review-counters.ts';
import type { ReviewFact } from '../review/review-fact.ts';

/** What one agent has of a unit of facts. */
export interface FactPart {
  agent_id: string;
  counters: Record<string, number>;
}

/** A pull request that an alert is about. */
export interface ReviewNote {
  agent_id: string;
  pr_number: string;
  bot_block_overrides: number;
  force_push_after_approval: number;
  merged_by: string | null;
  merged_at: string | null;
  overridden: ReviewFact['overridden'];
}

/** Facts that are counted, replaced and taken back as one: of an analysis, a pull request or a finding. */
export interface FactUnit {
  /** Unique over all kinds. */
  id: string;
  /** Of two units with one id the greater stands. 0 is the first of an analysis: only another run of it takes its place. */
  version: number;
  /** The moment that it counts at, RFC 3339, UTC. */
  at: string;
  /** In lower case: GitHub tells no case of letters in names of repositories. */
  repo: string;
  parts: FactPart[];
  note?: ReviewNote;
}

/** What the facts of a unit are of. */
export type UnitKind = 'analysis' | 'pull_request' | 'finding';

/** By the form of its id; a repository may be called `an_x/y`. */
export function unitKindOf(id: string): UnitKind {
  const hash = id.lastIndexOf('#');
  if (hash < 0) {
    return 'analysis';
  }
  return id.includes('!', hash) ? 'finding' : 'pull_request';
}

/** The facts of one analysis, under the name of the first that was made of its content; undefined when there are none. */
export function codeUnit(facts: readonly CodeFact[]): FactUnit | undefined {
  const [first] = facts;
  if (first === undefined) {
    return undefined;
  }
  const { analysis_id, at, repo, replaces } = first;
  return { id: replaces?.first ?? analysis_id, version: replaces?.version ?? 0, at, repo: repo.toLowerCase(), parts: facts.map(({ agent_id, counters }) => ({ agent_id, counters })) };
}

/** @param version grows with every fact of the pull request that replaces another */
export function reviewUnit(fact: ReviewFact, version: number): FactUnit {
  const { agent_id, at, counters, pr_number } = fact;
  const repo = fact.repo.toLowerCase();
  const note = noteOf(fact);
  const unit: FactUnit = { id: `${repo}#${pr_number}`, version, at, repo, parts: [{ agent_id, counters }] };
  return note === undefined ? unit : { ...unit, note };
}

export function findingUnit({ fingerprint, version, at, repo, pr_number, agent_id, counters }: FindingFact): FactUnit {
  const name = repo.toLowerCase();
  return { id: `${name}#${pr_number}!${fingerprint}`, version, at, repo: name, parts: [{ agent_id, counters }] };
}

function noteOf(fact: ReviewFact): ReviewNote | undefined {
  const bot_block_overrides = fact.counters[REVIEW_COUNTER.botBlockOverrides] ?? 0;
  const force_push_after_approval = fact.counters[REVIEW_COUNTER.forcePushAfterApproval] ?? 0;
  if (bot_block_overrides + force_push_after_approval === 0) {
    return undefined;
  }
  const { agent_id, pr_number, merged_by, merged_at, overridden } = fact;
  return { agent_id, pr_number, bot_block_overrides, force_push_after_approval, merged_by, merged_at, overridden };
}
