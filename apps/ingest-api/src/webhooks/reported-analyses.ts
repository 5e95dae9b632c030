import { Injectable } from '@nestjs/common';
import { reportedAgain, reportedSubmission, type ReportedPullRequest } from '@provenance/contracts';
import { isCommitId, isTerminal, reanalysisOf, type AnalysisRecord } from '@provenance/domain';
import { HttpConfig } from '@provenance/service';
import { AnalysisStore, endedBy, PullRequestHeads } from '@provenance/store';
import { AnalysesService } from '../analyses/analyses.service.ts';
import { BackPressure } from '../analyses/back-pressure.ts';
import type { Rerun } from './reported-pull-request.ts';
import type { WebhookResponse } from './webhook.response.ts';

/** The analyses of pull requests that GitHub reports: one for each head, and only the newest head of each goes on. */
@Injectable()
export class ReportedAnalyses {
  readonly #analyses: AnalysesService;
  readonly #pressure: BackPressure;
  readonly #store: AnalysisStore;
  readonly #heads: PullRequestHeads;
  readonly #http: HttpConfig;

  constructor(analyses: AnalysesService, pressure: BackPressure, store: AnalysisStore, heads: PullRequestHeads, http: HttpConfig) {
    this.#analyses = analyses;
    this.#pressure = pressure;
    this.#store = store;
    this.#heads = heads;
    this.#http = http;
  }

  /**
   * Starts the analysis of a head, and ends that of an older one. Accepted first: if this process dies in between, both
   * are analysed, and enrich finds that one of them is not the newest.
   */
  async start(pull: ReportedPullRequest): Promise<WebhookResponse> {
    await this.#pressure.admit();
    const { record, body } = reportedSubmission(pull, new Date().toISOString());
    const { analysis_id, head_sha } = record;
    const { record: standing, repeated } = await this.#analyses.accept(record, body);
    // One that has ended claims nothing: a delivery of it that comes again must not end the re-run that came after it.
    if (repeated && isTerminal(standing.status)) return { outcome: 'repeated', analysis_id, status_url: this.#http.analysisUrl(analysis_id) };
    const claim = await this.#heads.claim(pull, { analysis_id, head_sha, at: pull.updated_at });
    const ended = endedBy(claim, record);
    if (ended !== undefined) await this.#analyses.supersede(ended.analysis_id, ended.newer);
    const outcome = repeated ? 'repeated' : claim.newest ? 'started' : 'superseded';
    return { outcome, analysis_id, status_url: this.#http.analysisUrl(analysis_id) };
  }

  /** Starts another analysis of the same head. @returns undefined when no pull request is known at it */
  async rerun({ analysis_id, pulls }: Rerun, repo: string, press: string): Promise<WebhookResponse | undefined> {
    const known = analysis_id === undefined ? undefined : await this.#store.get(analysis_id);
    const asked = known !== undefined && isOf(known, repo) ? [await this.#again(known, press)] : pulls;
    const started: WebhookResponse[] = [];
    for (const pull of asked) started.push(await this.start(pull));
    return started[0];
  }

  async #again(known: AnalysisRecord, press: string): Promise<ReportedPullRequest> {
    const reanalysis = reanalysisOf(known, await this.#store.facts(known.analysis_id), 'github', new Date().toISOString());
    return reportedAgain(known, reanalysis, press);
  }
}

/** Whoever can name an analysis cannot have one of another repository run again. */
function isOf({ repo, base_sha, head_sha }: AnalysisRecord, reported: string): boolean {
  return repo.toLowerCase() === reported.toLowerCase() && isCommitId(base_sha) && isCommitId(head_sha);
}
