import type {
  AnalysisRecord,
  AnalysisStatus,
  Attestation,
  AttributedLine,
  CodeFact,
  Decision,
  DecisionProof,
  DetectionResult,
  Stage,
} from '@provenance/domain';

/** A submission to be kept: its record (status `received`) and the body as it came, inflated. */
export interface Acceptance {
  record: AnalysisRecord;
  body: Buffer;
}

/** What is kept of an analysis whose contents are gone, for another one that decides on it again. */
export interface KeptAcceptance {
  record: AnalysisRecord;
  lines: readonly AttributedLine[];
  detection: DetectionResult;
}

/** `repeated`: the same body under the same id; `conflict`: another body. `record` is the one that stands. */
export interface AcceptResult {
  outcome: 'accepted' | 'repeated' | 'conflict';
  record: AnalysisRecord;
}

export interface StageEnd {
  status: 'completed' | 'degraded';
  /** Why it is degraded, or what a completed stage left out. */
  reason?: string;
}

export interface StageFailure {
  stage: Stage | 'ingest';
  reason: string;
}

export interface Completion {
  findings_total: number;
  facts: CodeFact[];
}

/**
 * The analyses. An abstract class, so that it is its own injection token.
 *
 * Every `at` is RFC 3339 in UTC. Every change of state publishes the analysis id to the ChangeFeed.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class AnalysisStore {
  /**
   * Keeps a submission: first its mark in the ledger, then record and body in one transaction.
   * After `accepted` or `repeated` the analysis can no longer be lost.
   */
  abstract accept(acceptance: Acceptance): Promise<AcceptResult>;

  /** Keeps an analysis that starts from results instead of contents, in the same way. */
  abstract acceptKept(acceptance: KeptAcceptance): Promise<AcceptResult>;

  abstract get(analysisId: string): Promise<AnalysisRecord | undefined>;

  /** The submitted body; undefined once it was dropped or has expired. */
  abstract body(analysisId: string): Promise<Buffer | undefined>;
  abstract dropBody(analysisId: string): Promise<void>;
  /**
   * Puts a fuller body in the place of the submitted one, for as long as that is kept; what tells a repeat stays.
   * False when there is none any more, or a decision stands: nothing changed.
   */
  abstract replaceBody(analysisId: string, body: Buffer): Promise<boolean>;

  /**
   * Marks a stage as running. Nothing changes when the analysis is completed, superseded or unknown.
   * @returns the status of the analysis after it; undefined when there is no such analysis.
   */
  abstract stageStarted(analysisId: string, stage: Stage, at: string): Promise<AnalysisStatus | 'superseded' | undefined>;
  /** Nothing changes when the analysis is completed, superseded or unknown. */
  abstract stageFinished(analysisId: string, stage: Stage, at: string, end: StageEnd): Promise<void>;

  /**
   * Ends an open analysis as failed: `again` where it had failed before and was opened again. Undefined when it was
   * already ended or is unknown: nothing changed.
   */
  abstract fail(analysisId: string, failure: StageFailure, at: string): Promise<'first' | 'again' | undefined>;
  /**
   * Ends an open analysis because a newer push has one of its own: `failed`, and from then on nothing about it changes,
   * whatever runs for it just now. False when it was ended or decided already, or is unknown: nothing changed.
   * @param headSha the newer push
   */
  abstract supersede(analysisId: string, headSha: string, at: string): Promise<boolean>;
  /**
   * Opens a failed analysis again for a replay of its stage. False when it is not failed, or superseded.
   * @param request the Idempotency-Key of whoever asks for it, kept as `reopened_by`
   */
  abstract reopen(analysisId: string, at: string, request?: string): Promise<boolean>;
  /**
   * Ends an analysis as completed and keeps its facts, in one transaction; a former failure is cleared.
   * False when it was completed before, is superseded or unknown: nothing changed.
   */
  abstract complete(analysisId: string, at: string, completion: Completion): Promise<boolean>;
  /** Notes the later analysis of the same content whose facts count in the place of this one's. Unknown: nothing changes. */
  abstract noteReplaced(analysisId: string, by: string): Promise<void>;

  /** False when a decision stands already: what a decision was made from does not change after it. */
  abstract saveLines(analysisId: string, lines: readonly AttributedLine[]): Promise<boolean>;
  abstract lines(analysisId: string): Promise<AttributedLine[] | undefined>;
  /** False when a decision stands already. */
  abstract saveDetection(analysisId: string, detection: DetectionResult): Promise<boolean>;
  abstract detection(analysisId: string): Promise<DetectionResult | undefined>;
  /**
   * The first decision stands, and with it what proves it, in one transaction: there is never one without the other.
   * False when another stands already, the analysis is superseded or there is none.
   */
  abstract saveDecision(analysisId: string, decision: Decision, proof: DecisionProof): Promise<boolean>;
  abstract decision(analysisId: string): Promise<Decision | undefined>;
  /** Undefined too for a decision from before there were attestations. */
  abstract attestation(analysisId: string): Promise<Attestation | undefined>;
  /** The evidence document, byte for byte as its digest was taken. */
  abstract evidence(analysisId: string): Promise<Buffer | undefined>;
  abstract facts(analysisId: string): Promise<CodeFact[] | undefined>;
}
