import { AttributionSummary, type Summary } from '../commands/attribute/summary.ts';
import type { DryRun } from './dry-run.ts';
import type { Spent } from './ask-github.ts';

/** How much of everything GitHub told. */
export interface Fetched {
  commits: number;
  checks: number;
  reviews: number;
  threads: number;
  /** On the pull request and in its threads. */
  comments: number;
  events: number;
  changed_files: number;
  changed_lines: number;
  /** Whole files at the head. */
  files: number;
  notes: number;
  traces: number;
}

export function fetchedOf({ snapshot, enriched, lines }: DryRun): Fetched {
  const { commits, reviews, threads, comments, timeline } = snapshot;
  return {
    commits: commits.length,
    checks: commits.reduce((sum, { checks }) => sum + checks.length, 0),
    reviews: reviews.length,
    threads: threads.length,
    comments: comments.length + threads.reduce((sum, thread) => sum + thread.comments.length, 0),
    events: timeline.length,
    changed_files: new Set(lines.map(({ file_path }) => file_path)).size,
    changed_lines: lines.length,
    files: enriched.contents.length,
    notes: enriched.evidence.notes?.length ?? 0,
    traces: enriched.evidence.traces?.length ?? 0,
  };
}

export function summaryOf({ lines }: DryRun): Summary {
  const summary = new AttributionSummary();
  for (const line of lines) summary.add(line);
  return summary.result();
}

/** Characters of whole files that would lie in the store until the decision. */
export function storedCharacters({ enriched }: DryRun): number {
  return enriched.contents.reduce((sum, [, text]) => sum + text.length, 0);
}

/** The dry run for a program; its lines are written beside it. */
export function dryRunJson(run: DryRun, spent: Spent): object {
  const { repo, number, title, author, state, draft, branch, base_sha, head_sha, head_repo } = run.snapshot;
  return {
    pull_request: { repo, number, title, author: author?.login ?? null, state, draft, branch, base_sha, head_sha, head_repo },
    asked: spent,
    fetched: fetchedOf(run),
    summary: summaryOf(run),
    would_store: {
      lines: run.lines.length,
      until_decided: { files: run.enriched.contents.length, characters: storedCharacters(run) },
      review_fact: run.fact,
    },
    shortcomings: run.shortcomings,
  };
}
