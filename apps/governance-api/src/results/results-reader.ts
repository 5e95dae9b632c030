import { Injectable } from '@nestjs/common';
import { ProvenanceError, type AnalysisRecord, type Attestation, type AttributedLine, type Decision, type DetectionResult } from '@provenance/domain';
import { AnalysisStore, FindingStore } from '@provenance/store';
import { PolicyConfig } from '../policy/policy.config.ts';

/** Reads what the stages of an analysis came to, or says why there is nothing to read. */
@Injectable()
export class ResultsReader {
  readonly #store: AnalysisStore;
  readonly #findings: FindingStore;
  readonly #policy: PolicyConfig;

  constructor(store: AnalysisStore, findings: FindingStore, policy: PolicyConfig) {
    this.#store = store;
    this.#findings = findings;
    this.#policy = policy;
  }

  async decision(analysisId: string): Promise<Decision> {
    return (await this.#store.decision(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async attestation(analysisId: string): Promise<Attestation> {
    return (await this.#store.attestation(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  /** Undefined for a decision from before there were attestations. */
  async attestationIfAny(analysisId: string): Promise<Attestation | undefined> {
    return this.#store.attestation(analysisId);
  }

  async evidence(analysisId: string): Promise<Buffer> {
    return (await this.#store.evidence(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async record(analysisId: string): Promise<AnalysisRecord> {
    return (await this.#store.get(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  /** Each finding with its status at this moment: a suppression may have come or run out since it was decided. */
  async detection(analysisId: string): Promise<DetectionResult> {
    const [record, detection] = await Promise.all([this.#store.get(analysisId), this.#store.detection(analysisId)]);
    if (record === undefined || detection === undefined) return this.#whyMissing(analysisId);
    const { repo, pr_number, created_at, base_sha, head_sha } = record;
    const seen = { analysis_id: analysisId, at: created_at, base_sha, head_sha };
    const analysed = { repo, pr_number, seen, detection, at: new Date().toISOString() };
    return { ...detection, findings: await this.#findings.judge(analysed, this.#policy.honourSourceComments) };
  }

  /** Undefined while enrich has not run: findings can be shown without their authors. */
  async linesIfAny(analysisId: string): Promise<AttributedLine[] | undefined> {
    return this.#store.lines(analysisId);
  }

  async lines(analysisId: string): Promise<AttributedLine[]> {
    return (await this.#store.lines(analysisId)) ?? (await this.#whyMissing(analysisId));
  }

  async #whyMissing(analysisId: string): Promise<never> {
    const record = await this.#store.get(analysisId);
    if (record === undefined) {
      throw new ProvenanceError('not_found', 'There is no such analysis, or it has expired');
    }
    if (record.status === 'completed') {
      throw new ProvenanceError('not_found', 'The result has expired; the analysis is completed');
    }
    if (record.status === 'failed') {
      const { stage, reason } = record.failure ?? { stage: 'analysis', reason: 'no reason was recorded' };
      throw new ProvenanceError('analysis_failed', `${stage} failed: ${reason}`);
    }
    throw new ProvenanceError('not_finished', `The analysis is ${record.status}; ask again when it has ended`, { retryAfter: 1 });
  }
}
