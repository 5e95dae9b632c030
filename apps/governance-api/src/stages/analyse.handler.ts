import { codeFacts, codeUnit, type AnalysisRecord } from '@provenance/domain';
import { PermanentError, type ExportRequests, type StageHandler, type StageOutcome } from '@provenance/queue';
import type { Logger, Metrics } from '@provenance/service';
import type { AnalysisStore, AnalyticsStore, ReviewFactStore } from '@provenance/store';

/** analyse: the code facts of the analysis; with them it is completed, in one transaction. Then they count. */
export class AnalyseHandler implements StageHandler {
  readonly stage = 'analyse';
  readonly goesOn = true;
  readonly #store: AnalysisStore;
  readonly #analytics: AnalyticsStore;
  readonly #reviews: ReviewFactStore;
  readonly #metrics: Pick<Metrics, 'add' | 'record'>;
  readonly #exports: ExportRequests;
  readonly #log: Pick<Logger, 'info'>;

  constructor(store: AnalysisStore, analytics: AnalyticsStore, reviews: ReviewFactStore, metrics: Pick<Metrics, 'add' | 'record'>, exports: ExportRequests, log: Pick<Logger, 'info'>) {
    this.#store = store;
    this.#analytics = analytics;
    this.#reviews = reviews;
    this.#metrics = metrics;
    this.#exports = exports;
    this.#log = log;
  }

  async run(analysisId: string): Promise<StageOutcome> {
    const [record, decision, lines, detection] = await Promise.all([
      this.#store.get(analysisId),
      this.#store.decision(analysisId),
      this.#store.lines(analysisId),
      this.#store.detection(analysisId),
    ]);
    if (record?.status === 'completed') {
      await this.#followUp(record);
      return { status: 'completed' };
    }
    if (record === undefined || decision === undefined || lines === undefined || detection === undefined) {
      throw new PermanentError('The results of the earlier stages have expired');
    }
    const at = new Date().toISOString();
    const facts = codeFacts({ analysis: record, lines, findings: detection.findings, outcome: decision.outcome, at });
    const { findings_total } = decision.risk_summary;
    if (await this.#store.complete(analysisId, at, { findings_total, facts })) {
      // Of one that had failed the failure was counted; what an outage lasted is no time that its repair took.
      const seconds = (Date.parse(at) - Date.parse(record.reopened_at ?? record.created_at)) / 1000;
      this.#count(seconds, findings_total);
      this.#log.info({ analysis_id: analysisId, outcome: decision.outcome, findings: findings_total, seconds }, 'completed');
    }
    await this.#followUp(record);
    return { status: 'completed' };
  }

  /** What follows the completion. All of it is harmless when it is done again. */
  async #followUp(record: AnalysisRecord): Promise<void> {
    const { analysis_id, repo, pr_number, reanalysis } = record;
    await this.#rollUp(record);
    if (reanalysis !== undefined) await this.#store.noteReplaced(reanalysis.of, analysis_id);
    await this.#exports.add([
      { kind: 'analysis', analysis_id },
      { kind: 'review', repo, pr_number, cause: analysis_id },
    ]);
  }

  /**
   * From the facts as they were kept, at the moment that was kept with them: a job that comes again after a death between
   * the two steps counts the same, and after the second step nothing.
   */
  async #rollUp({ analysis_id, repo, pr_number }: AnalysisRecord): Promise<void> {
    const unit = codeUnit((await this.#store.facts(analysis_id)) ?? []);
    if (unit !== undefined) {
      await this.#analytics.count(unit);
    }
    await this.#reviews.count(repo, pr_number);
  }

  #count(seconds: number, findings: number): void {
    this.#metrics.add('provenance_analyses_completed_total', { outcome: 'completed' });
    this.#metrics.add('provenance_analysis_findings_total', {}, findings);
    this.#metrics.record('provenance_analysis_duration', seconds, {});
  }
}
