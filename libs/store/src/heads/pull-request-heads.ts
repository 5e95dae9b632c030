import type { NamedPullRequest } from '../due/due-ledger.ts';

/** A head of a pull request and the analysis of it. */
export interface ReportedHead {
  analysis_id: string;
  head_sha: string;
}

/** What was reported: a head, and when the pull request got it. */
export interface HeadReport extends ReportedHead {
  /** Ms since the epoch; 0 where it is not known, which is older than any other head. */
  at: number;
}

/** How a report meets the head that stands. */
export type HeadClaim =
  /** It stands now; `before` is the one that it took the place of. */
  | { newest: true; before?: ReportedHead }
  /** A newer one stands. */
  | { newest: false; standing: ReportedHead };

/** The analysis that a claim has ended, and the newer head that did; nothing where nothing stood before. */
export interface EndedByClaim {
  analysis_id: string;
  newer: string;
}

/** @param own what was claimed */
export function endedBy(claim: HeadClaim, own: ReportedHead): EndedByClaim | undefined {
  if (!claim.newest) return { analysis_id: own.analysis_id, newer: claim.standing.head_sha };
  return claim.before && { analysis_id: claim.before.analysis_id, newer: own.head_sha };
}

/**
 * The newest head of each pull request that GitHub has reported. Deliveries come in any order and more than once; what
 * stands in the end is the same. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class PullRequestHeads {
  abstract claim(pull: NamedPullRequest, report: HeadReport): Promise<HeadClaim>;
  abstract newest(pull: NamedPullRequest): Promise<ReportedHead | undefined>;
}
