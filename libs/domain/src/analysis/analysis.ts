/** Where an analysis stands. Names are the seed service's. */
export type AnalysisStatus = 'received' | 'in_progress' | 'completed' | 'failed';

/** True when the status can no longer change by itself. */
export function isTerminal(status: AnalysisStatus): boolean {
  return status === 'completed' || status === 'failed';
}

/** What a reader of a superseded analysis is told. @param headSha the newer push */
export function supersededReason(headSha: string): string {
  return `A newer push has superseded this one: ${headSha}`;
}

/** What the queues run, in the order of the data. `ingest` is HTTP and has no queue. */
export const STAGES = ['enrich', 'detect', 'decide', 'analyse'] as const;
export type Stage = (typeof STAGES)[number];

export type StageStatus = 'waiting' | 'running' | 'completed' | 'degraded' | 'failed';

/** Progress of one stage of one analysis. Times are RFC 3339, UTC. */
export interface StageState {
  status: StageStatus;
  started_at?: string;
  finished_at?: string;
  /** Why the stage is degraded or failed, or what it left out as it was set to, in words for the reader of the status. */
  reason?: string;
}

/** The stages of an analysis of which none has begun. */
export function waitingStages(): Record<Stage, StageState> {
  return Object.fromEntries(STAGES.map((stage) => [stage, { status: 'waiting' }])) as Record<Stage, StageState>;
}

/** The head of an analysis: everything of the submission but the bulky parts. */
export interface Submission {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch?: string;
  metadata?: Record<string, unknown>;
}

/**
 * What joins an analysis to the one that it was made from again. Both have an id, a decision and a proof of their own; what
 * is counted, and what is told of findings, goes on in the place of the first.
 */
export interface Reanalysis {
  /** The analysis that was asked to be run again. */
  of: string;
  /** The first that was made of this content: the facts of all of them are one unit. */
  first: string;
  /** When this run was asked for, RFC 3339: the latest stands. */
  again_at: string;
  /** When the content was submitted, RFC 3339: what a later push shows stays later. */
  submitted_at: string;
  /** The moment at which the facts count, RFC 3339: that of the first, so that running again moves no figure to another day. */
  counted_at: string;
  /** `results`: what had been kept of lines and findings is decided again; `github`: the whole of it runs again. */
  from: 'results' | 'github';
}

/** The record of an analysis as the store keeps it. */
export interface AnalysisRecord extends Submission {
  analysis_id: string;
  status: AnalysisStatus;
  created_at: string;
  updated_at: string;
  /** sha256 (hex) of the body as submitted: tells a repeat from a conflict. */
  body_sha256: string;
  /** Changed lines accepted. */
  line_count: number;
  /** True when the payload brought whole head files. */
  has_files: boolean;
  /** Present when GitHub reported the pull request and nobody submitted it: GitHub can be asked for it again. */
  source?: 'github';
  /** Present when it was made from another one again. */
  reanalysis?: Reanalysis;
  stages: Record<Stage, StageState>;
  /** Present once `failed`: the stage and the reason. */
  failure?: { stage: Stage | 'ingest'; reason: string };
  /** The commit of the newer push that ended this analysis before it was done; it is `failed`, and nothing went wrong. */
  superseded_by?: string;
  /** The analysis of the same content that was completed later: its facts count in the place of these. */
  replaced_by?: string;
  /** The Idempotency-Key of the request that opened a failed analysis again. */
  reopened_by?: string;
  /** When a failed analysis was opened again, the last time. */
  reopened_at?: string;
  /** Present once decide has run. */
  findings_total?: number;
}
