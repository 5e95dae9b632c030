/** A commit of a repository. */
export interface NamedCommit {
  repo: string;
  head_sha: string;
}

/** An analysis of a pull request at a commit. */
export interface ReportedAnalysis {
  pr_number: string;
  analysis_id: string;
  /** When it was accepted, ms since the epoch. */
  at: number;
}

/**
 * The analyses that speak for a commit: of each pull request that has it as its head the newest. A commit can be the head
 * of several, and what is said of it must hold for all. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class CommitReports {
  /** Adds an analysis, unless a newer one of its pull request stands. @returns the ids of all that stand then */
  abstract add(commit: NamedCommit, analysis: ReportedAnalysis): Promise<string[]>;
  /** Whether anything was said of a commit. */
  abstract has(commit: NamedCommit): Promise<boolean>;
}
