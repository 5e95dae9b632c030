import {
  reviewSignals,
  unattributed,
  type AnalysisRecord,
  type AttributedLine,
  type Decision,
  type EvidenceParts,
  type PolicySettings,
} from '@provenance/domain';
import { decideInTurns } from '@provenance/policy';
import { namesNoLine, PermanentError, readSubmission, type StageHandler, type StageOutcome } from '@provenance/queue';
import type { Metrics } from '@provenance/service';
import type { AnalysisStore, DecidedIndex, ReviewFactStore } from '@provenance/store';
import type { Notary } from '../attestation/notary.ts';
import type { FindingRegister } from '../findings/finding-register.ts';
import type { PolicySource } from '../policies/policy-source.ts';

/** What decide is set to. */
export interface DecideSettings {
  policy: PolicySettings;
  /** Where permalinks point. */
  repositoryUrl: string;
  policies: Pick<PolicySource, 'all'>;
  /** The lives of findings. */
  register: Pick<FindingRegister, 'judge' | 'write'>;
}

/** decide: the policy over lines and findings; the first decision stands with its proof, enters the log, and the contents are dropped. */
export class DecideHandler implements StageHandler {
  readonly stage = 'decide';
  readonly #store: AnalysisStore;
  readonly #reviews: ReviewFactStore;
  readonly #settings: DecideSettings;
  readonly #metrics: Pick<Metrics, 'add'>;
  readonly #notary: Notary;
  readonly #decided: DecidedIndex;

  constructor(store: AnalysisStore, reviews: ReviewFactStore, settings: DecideSettings, metrics: Pick<Metrics, 'add'>, notary: Notary, decided: DecidedIndex) {
    this.#store = store;
    this.#reviews = reviews;
    this.#settings = settings;
    this.#metrics = metrics;
    this.#notary = notary;
    this.#decided = decided;
  }

  async run(analysisId: string): Promise<StageOutcome> {
    const decision = (await this.#store.decision(analysisId)) ?? (await this.#decide(analysisId));
    // Also when it stood already: the process that made it may have died before this.
    await this.#notary.enter(analysisId);
    if (decision !== undefined) {
      await this.#decided.add(analysisId, Date.parse(decision.decided_at));
      await this.#writeLives(analysisId);
    }
    await this.#store.dropBody(analysisId);
    return { status: 'completed' };
  }

  /** A suppression that comes meanwhile counts for the finding, not for the decision. */
  async #writeLives(analysisId: string): Promise<void> {
    const [record, detection, lines] = await Promise.all([this.#store.get(analysisId), this.#store.detection(analysisId), this.#store.lines(analysisId)]);
    if (record === undefined || detection === undefined || lines === undefined) return;
    await this.#settings.register.write(record, detection, lines, new Date().toISOString());
  }

  /** @returns the decision that stands then: that of another, where it was faster; none of a superseded analysis */
  async #decide(analysisId: string): Promise<Decision | undefined> {
    const made = await this.#make(analysisId);
    if (!(await this.#store.saveDecision(analysisId, made.decision, this.#notary.attest(made)))) return this.#store.decision(analysisId);
    this.#metrics.add('provenance_decisions_total', { outcome: made.decision.outcome });
    return made.decision;
  }

  async #make(analysisId: string): Promise<EvidenceParts> {
    const [record, attributed, detected] = await Promise.all([
      this.#store.get(analysisId),
      this.#store.lines(analysisId),
      this.#store.detection(analysisId),
    ]);
    if (record === undefined || detected === undefined) {
      throw new PermanentError(record === undefined ? 'The analysis has expired' : 'What detect found has expired');
    }
    const reviewed = await this.#reviews.get(record.repo, record.pr_number);
    const review = reviewed && reviewSignals(reviewed);
    const lines = attributed ?? (await this.#unattributedLines(analysisId, record));
    const decided_at = new Date().toISOString();
    const { policy, register } = this.#settings;
    const detection = await register.judge(record, detected, decided_at, policy.honourSourceComments);
    // What was decided on is what is shown and counted, whatever is suppressed later.
    await this.#store.saveDetection(analysisId, detection);
    const { decision } = await decideInTurns(await this.#settings.policies.all(), {
      analysis: record,
      ...(review === undefined ? {} : { review }),
      lines,
      detection,
      degraded: degradedStages(record, attributed !== undefined),
      policy,
      repository_url: this.#settings.repositoryUrl,
      decided_at,
    });
    return { analysis: record, lines, detection, review, decision };
  }

  /** Without enrich nobody is credited, but every changed line still counts. A change that nobody knows is not decided. */
  async #unattributedLines(analysisId: string, record: AnalysisRecord): Promise<AttributedLine[]> {
    const body = await this.#store.body(analysisId);
    if (body === undefined) {
      throw new PermanentError('The submitted contents have expired before the lines were attributed');
    }
    const submitted = readSubmission(body);
    if (namesNoLine(submitted)) {
      const { reason = 'it did not finish' } = record.stages.enrich;
      throw new PermanentError(`What the pull request changes is not known. enrich: ${reason}`);
    }
    const lines = submitted.lines.map(({ file_path, line_number, change_type, language }) => ({
      file_path,
      line_number,
      change_type,
      ...(language === undefined ? {} : { language }),
      verdict: unattributed(),
    }));
    await this.#store.saveLines(analysisId, lines);
    return lines;
  }
}

/** The stages before decide that did less than their whole work, with what they said about it. */
function degradedStages({ stages }: AnalysisRecord, attributed: boolean): string[] {
  return (['enrich', 'detect'] as const).flatMap((stage) => {
    const { status, reason } = stages[stage];
    const missing = stage === 'enrich' && !attributed;
    return status === 'degraded' || status === 'failed' || missing ? [`${stage}: ${reason ?? 'it did not finish'}`] : [];
  });
}
