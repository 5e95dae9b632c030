import { Attributor, type AttributionSettings, type EvidenceFault } from '@provenance/attribution';
import { mainAgent } from '@provenance/domain';
import { reviewFactOf, type FactOwner, type ReviewerTeams } from '@provenance/github';
import { PermanentError, readSubmission, type StageContext, type StageHandler, type StageOutcome } from '@provenance/queue';
import type { AnalysisStore, DueLedger, ReviewFactStore } from '@provenance/store';
import type { EnrichedSubmission, GitHubEnrichment } from '../github/github-enrichment.ts';
import { attributeInSlices } from './attribute-in-slices.ts';
import { fullerSubmission } from './fuller-submission.ts';
import { evidenceIn } from './submitted-evidence.ts';

/** By then most analyses have been decided. */
const REPORT_AFTER_MS = 2_000;
/** Faults that a reason names; the others are counted. */
const FAULTS_NAMED = 3;

/** What enrich works with. */
export interface EnrichParts {
  store: AnalysisStore;
  reviews: ReviewFactStore;
  github: GitHubEnrichment;
  /** Where it is noted that GitHub is to be told of the decision; absent when it is not. */
  reports?: DueLedger | undefined;
  settings: AttributionSettings;
  teams: ReviewerTeams;
}

/** enrich: one verdict for each changed line, from what the submission brought and what GitHub knows of it. */
export class EnrichHandler implements StageHandler {
  readonly stage = 'enrich';
  readonly #parts: EnrichParts;

  constructor(parts: EnrichParts) {
    this.#parts = parts;
  }

  async run(analysisId: string, { signal, lastAttempt }: StageContext): Promise<StageOutcome> {
    const { store, github, settings } = this.#parts;
    const [body, record] = await Promise.all([store.body(analysisId), store.get(analysisId)]);
    if (body === undefined || record === undefined) {
      return this.#withoutBody(analysisId);
    }
    const submitted = readSubmission(body);
    const run = { acceptedAt: Date.parse(record.reopened_at ?? record.created_at), lastAttempt, signal };
    const enriched = await github.enrich(submitted, evidenceIn(submitted), run);
    const attributor = new Attributor(enriched.evidence, settings);
    const lines = await attributeInSlices(enriched.lines, attributor, signal);
    await store.saveLines(analysisId, lines);
    const fuller = fullerSubmission(body, submitted, enriched);
    if (fuller !== undefined) await store.replaceBody(analysisId, fuller);
    const remark = (await this.#saveReview({ repo: record.repo, agent_id: mainAgent(lines) }, enriched, signal)) ?? enriched.remark;
    await this.#parts.reports?.ask(analysisId, Date.now() + REPORT_AFTER_MS);
    return outcome(attributor.faults(), enriched.shortcomings, remark);
  }

  /** @returns a remark where teams of reviewers are missing: no decision needs them, so nothing waits for them and nothing is degraded */
  async #saveReview(owner: FactOwner, { snapshot }: EnrichedSubmission, signal: AbortSignal): Promise<string | undefined> {
    if (snapshot === undefined) return undefined;
    const { teamsOf, failure } = await this.#parts.teams.find(snapshot, signal);
    await this.#parts.reviews.save(reviewFactOf(owner, snapshot, this.#parts.settings, teamsOf));
    return failure && `Teams of reviewers are left out: ${failure.message}`;
  }

  /** decide drops the body: a job that is delivered again after it has nothing left to do. */
  async #withoutBody(analysisId: string): Promise<StageOutcome> {
    if ((await this.#parts.store.decision(analysisId)) !== undefined) {
      return { status: 'completed' };
    }
    throw new PermanentError('The submitted contents have expired before the lines were attributed');
  }
}

/** Evidence that could not be read or had may have said something else: the verdicts stand, and the reader is told. */
function outcome(faults: readonly EvidenceFault[], shortcomings: readonly string[], remark: string | undefined): StageOutcome {
  const reasons = [...shortcomings, ...unusable(faults)];
  if (reasons.length > 0) return { status: 'degraded', reason: reasons.join('. ') };
  return remark === undefined ? { status: 'completed' } : { status: 'completed', reason: remark };
}

function unusable(faults: readonly EvidenceFault[]): string[] {
  if (faults.length === 0) return [];
  const named = faults.slice(0, FAULTS_NAMED).map(({ what, where, reason }) => `${what} (${where.slice(0, 64)}) ${reason}`);
  const more = faults.length > FAULTS_NAMED ? `; and ${faults.length - FAULTS_NAMED} more` : '';
  return [`Evidence that could not be used: ${named.join('; ')}${more}`];
}
