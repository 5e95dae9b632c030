export type ChangeType = 'added' | 'modified' | 'deleted';

/** What the payload itself claims about the author of a line. Claims are evidence, not truth. */
export interface ClaimedAttribution {
  agent_id?: string;
  agent_version?: string;
  agent_session_id?: string;
  /** The commit that `git blame` names for the line. */
  commit_sha?: string;
  /** The path of the line in that commit, where it is another than the head's. */
  commit_path?: string;
  /** The number of the line in that commit's version of the file, from 1: notes count lines there. */
  commit_line?: number;
  provenance_marker?: string;
}

/**
 * One changed line of a pull request. Field names are those of the seed's payload.
 * `line_number` counts from 1: on the head side for added and modified lines; for a deleted line it is the
 * head-side number of the line that now stands where it was (the seam).
 */
export interface ChangedLine {
  file_path: string;
  line_number: number;
  change_type: ChangeType;
  content?: string;
  language?: string;
  author_identity?: string;
  timestamp?: string;
  content_sha256?: string;
  attestation_signature?: string;
  attribution?: ClaimedAttribution;
}

/** A whole file at the head of the pull request. */
export interface HeadFile {
  path: string;
  content: Buffer;
}

/** A commit of the pull request as the payload brings it. */
export interface SubmittedCommit {
  sha: string;
  message: string;
  author?: string;
  committer?: string;
  /** Ids of its parents. A record that a hook wrote while the lines were typed names the parent. */
  parents?: string[];
}

/** Bulky evidence of a submission; parsed by libs/attribution. */
export interface SubmittedEvidence {
  commits: SubmittedCommit[];
  /** Notes by commit sha: git-ai, whogitit, Agent Blame or Agent Trace; which one shows in the text. */
  notes: { commit: string; content: string }[];
  /** Agent Trace records. */
  traces: Record<string, unknown>[];
}
