import { COUNTER, REVIEW_COUNTER } from '@provenance/domain';
import type { CountedFact } from '@provenance/store';
import type { EvidenceBehindResponse } from './scorecard.response.ts';

/** What is shown of each kind. */
export const EVIDENCE_SHOWN = 20;

/** The newest analyses and pull requests behind an agent's figures, with where they are read. */
export function evidenceBehind(analyses: readonly CountedFact[], reviews: readonly CountedFact[], agent: string): EvidenceBehindResponse {
  return {
    analyses: analyses.map(({ id, repo, at, counters }) => ({
      analysis_id: id,
      repo,
      at,
      lines: counters[COUNTER.lines] ?? 0,
      findings: Object.entries(counters).reduce((sum, [name, n]) => (name.startsWith('finding:') ? sum + n : sum), 0),
      analysis_url: `/v1/analysis/${id}`,
      findings_url: `/v1/analysis/${id}/findings`,
    })),
    pull_requests: reviews.map(({ id, repo, at, counters }) => ({
      repo,
      pr_number: numberIn(id),
      at,
      review_comments: counters[REVIEW_COUNTER.reviewComments] ?? 0,
      ci_failures: counters[REVIEW_COUNTER.ciFailures] ?? 0,
      findings_url: `/v1/findings?${new URLSearchParams({ repo, pr_number: numberIn(id), agent_id: agent }).toString()}`,
    })),
  };
}

/** `7` of `acme/shop#7`. */
function numberIn(id: string): string {
  return id.slice(id.lastIndexOf('#') + 1);
}
