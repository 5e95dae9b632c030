import { attest, logEntry, type DecisionProof, type EvidenceParts, type KeyRing } from '@provenance/domain';
import type { AnalysisStore } from '@provenance/store';
import type { DecisionLog } from '../decision-log/decision-log.ts';

export interface NotarySettings {
  /** Absent when signing is off. */
  keys: KeyRing | undefined;
  /** Where repositories are, without a trailing slash. */
  repositoryUrl: string;
  /** Where this service is, without a trailing slash. */
  serviceUrl: string;
}

/** Proves decisions: signs them as they are made, and enters them into the log once they stand. */
export class Notary {
  readonly #store: AnalysisStore;
  readonly #log: DecisionLog;
  readonly #settings: NotarySettings;

  constructor(store: AnalysisStore, log: DecisionLog, settings: NotarySettings) {
    this.#store = store;
    this.#log = log;
    this.#settings = settings;
  }

  /** The evidence of a decision and the statements about it. */
  attest(parts: EvidenceParts): DecisionProof {
    const { keys, repositoryUrl, serviceUrl } = this.#settings;
    return attest(parts, { signer: keys?.signer, repository: `${repositoryUrl}/${parts.analysis.repo}`, serviceUrl });
  }

  /**
   * Enters the decision that stands into the log; a repeat changes nothing. The log lies elsewhere than the analysis,
   * so this comes after the decision, in every run of the stage: one that died between the two is made good.
   */
  async enter(analysisId: string): Promise<void> {
    const [record, decision, attestation] = await Promise.all([
      this.#store.get(analysisId),
      this.#store.decision(analysisId),
      this.#store.attestation(analysisId),
    ]);
    // A decision from before there were attestations is not in the log, and has nothing to be proved by it.
    if (record === undefined || decision === undefined || attestation === undefined) return;
    await this.#log.append(decision.decision_id, logEntry(record, decision, attestation));
  }
}
