import { reportedAgain, reportedSubmission } from '@provenance/contracts';
import {
  decidedAgain,
  deriveId,
  detectionFor,
  isTerminal,
  ProvenanceError,
  reanalysisOf,
  type AnalysisRecord,
  type Reanalysis,
} from '@provenance/domain';
import { endedBy, UnreadableBlobError, type AcceptResult, type AnalysisStore, type CommitReports, type PullRequestHeads, type ReportLedger } from '@provenance/store';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import { obstacle } from '../dead-letters/obstacle.ts';
import { contentsOf, type AnalysisFlows } from '../flow/analysis-flows.ts';
import type { QueueObserver } from '../observer.ts';

export interface ReanalysisParts {
  store: AnalysisStore;
  flows: AnalysisFlows;
  deadLetters: DeadLetters;
  heads: PullRequestHeads;
  /** The analyses that GitHub is told of, and the commits that it was told of before. */
  reports: ReportLedger;
  checks: CommitReports;
  observer: Pick<QueueObserver, 'analysisSuperseded'>;
}

/** What a run starts from: where the failed one stopped, or another analysis from GitHub or from kept results. */
export type ReanalysisStart = 'failure' | Reanalysis['from'];

export interface Reanalysed {
  /** The analysis that runs now: of a failed one the same, else another. */
  analysis_id: string;
  from: ReanalysisStart;
  /** True when an earlier request has started it. */
  repeated: boolean;
}

/** By then the analysis is accepted: whoever looks before finds that there is none, and forgets it. */
const REPORT_AFTER_MS = 10_000;

/**
 * Runs finished analyses again. What was decided, signed and logged stays as it is: a decision is only ever followed by
 * that of another analysis. A process that dies in between leaves an accepted analysis, which the sweeper looks after.
 */
export class Reanalyses {
  readonly #parts: ReanalysisParts;

  constructor(parts: ReanalysisParts) {
    this.#parts = parts;
  }

  /**
   * @param request an Idempotency-Key: the same again answers what it started first. Without one, requests for an
   * analysis are one until the run that they start has completed.
   * @throws ProvenanceError not_found, not_finished, superseded, content_gone, store_unavailable, store_full
   */
  async run(analysisId: string, request?: string): Promise<Reanalysed> {
    const record = await this.#parts.store.get(analysisId);
    if (record === undefined) throw new ProvenanceError('not_found', 'There is no such analysis, or it has expired');
    if (request !== undefined && record.reopened_by === request) return { analysis_id: analysisId, from: 'failure', repeated: true };
    if (!isTerminal(record.status)) throw new ProvenanceError('not_finished', 'The analysis still runs', { retryAfter: 5 });
    if (record.superseded_by !== undefined) throw new ProvenanceError('superseded', `The newer push ${record.superseded_by} has an analysis of its own`);
    if (record.status === 'failed' && (await obstacle(this.#parts.store, record)) === undefined) return this.#goOn(record, request);
    return this.#startAnother(record, request);
  }

  /** The same analysis, from its dead letter; where somebody dropped that, from the first stage. */
  async #goOn(record: AnalysisRecord, request: string | undefined): Promise<Reanalysed> {
    const { store, flows, deadLetters } = this.#parts;
    const { analysis_id, failure } = record;
    const stage = failure === undefined || failure.stage === 'ingest' ? undefined : failure.stage;
    const replayed = stage !== undefined && (await deadLetters.replay(stage, analysis_id, request));
    if (!replayed && (await store.reopen(analysis_id, new Date().toISOString(), request))) {
      await flows.start(analysis_id, contentsOf(record));
    }
    return { analysis_id, from: 'failure', repeated: false };
  }

  /** @param after the run that stands last: without a key the name of the next follows from it */
  async #startAnother(record: AnalysisRecord, request: string | undefined, after = record.replaced_by ?? ''): Promise<Reanalysed> {
    const from = await this.#sourceOf(record);
    const name = deriveId('an', 'again', record.analysis_id, from, ...(request === undefined ? ['after', after] : ['key', request]));
    const reanalysis = reanalysisOf(record, await this.#parts.store.facts(record.analysis_id), from, new Date().toISOString());
    const { outcome, record: standing } = await (from === 'github' ? this.#fromGitHub(record, reanalysis, name) : this.#fromResults(record, reanalysis, name));
    const repeated = outcome !== 'accepted';
    if (repeated && request === undefined && standing.status === 'failed') {
      // The run of before was ended for another, or it failed, and goes on.
      return standing.superseded_by === undefined ? { ...(await this.run(standing.analysis_id)), from } : this.#startAnother(record, undefined, standing.analysis_id);
    }
    return { analysis_id: standing.analysis_id, from, repeated };
  }

  /** GitHub is asked again for what it reported, while that is the newest head: of an older one it tells nothing any more. */
  async #sourceOf({ repo, pr_number, head_sha, source }: AnalysisRecord): Promise<Reanalysis['from']> {
    if (source !== 'github') return 'results';
    return (await this.#parts.heads.newest({ repo, pr_number }))?.head_sha === head_sha ? 'github' : 'results';
  }

  /** As a press of the re-run button does: it stands for the pull request, and a newer push ends it. */
  async #fromGitHub(before: AnalysisRecord, reanalysis: Reanalysis, name: string): Promise<AcceptResult> {
    const { store, flows, heads, observer } = this.#parts;
    const pull = reportedAgain(before, reanalysis, name);
    const { record, body } = reportedSubmission(pull, reanalysis.again_at);
    const accepted = await store.accept({ record, body });
    // One that has ended claims nothing: a request of it that comes again must not end the run that came after it.
    if (isTerminal(accepted.record.status)) return accepted;
    if (accepted.outcome === 'accepted') await flows.start(record.analysis_id, contentsOf(record));
    const claim = await heads.claim(pull, { ...record, at: pull.updated_at });
    const ended = endedBy(claim, record);
    if (ended !== undefined && (await store.supersede(ended.analysis_id, ended.newer, reanalysis.again_at))) {
      observer.analysisSuperseded();
      await flows.remove(ended.analysis_id);
    }
    return accepted;
  }

  /** What was kept of lines and findings is decided on again; the contents went with the first decision. */
  async #fromResults(before: AnalysisRecord, reanalysis: Reanalysis, name: string): Promise<AcceptResult> {
    const { store, flows } = this.#parts;
    const [lines, detection] = await this.#results(before.analysis_id);
    if (lines === undefined || detection === undefined) {
      throw new ProvenanceError('content_gone', 'Neither its contents nor its lines and findings are kept: submit the change again');
    }
    await this.#askForReport(before, name);
    const record = decidedAgain(before, name, reanalysis);
    const accepted = await store.acceptKept({ record, lines, detection: detectionFor(name, detection) });
    if (accepted.outcome === 'accepted') await flows.start(name, contentsOf(record));
    return accepted;
  }

  async #results(analysisId: string): Promise<[Awaited<ReturnType<AnalysisStore['lines']>>, Awaited<ReturnType<AnalysisStore['detection']>>]> {
    const { store } = this.#parts;
    try {
      return await Promise.all([store.lines(analysisId), store.detection(analysisId)]);
    } catch (error) {
      if (!(error instanceof UnreadableBlobError)) throw error;
      throw new ProvenanceError('content_gone', `Its lines and findings cannot be read (${error.message}): submit the change again`, { cause: error });
    }
  }

  /** enrich does not run, which asks for it otherwise. Where nothing was said of the commit, there may be nobody to say it. */
  async #askForReport(commit: AnalysisRecord, analysisId: string): Promise<void> {
    const { checks, reports } = this.#parts;
    if (await checks.has(commit)) await reports.ask(analysisId, Date.now() + REPORT_AFTER_MS);
  }
}
