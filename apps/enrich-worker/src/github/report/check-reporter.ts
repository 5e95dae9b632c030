import { type AnalysisRecord, isCommitId, isTerminal } from '@provenance/domain';
import { isRepositoryName, type GitHubAccessFinder, type GitHubClient } from '@provenance/github';
import { PostponedError } from '@provenance/queue';
import type { AnalysisStore } from '@provenance/store';
import type { DueWork } from '../due/due-worker.ts';
import { failureReport, reportOf, type CheckReport } from './check-run.ts';
import { publishCheck } from './publish-check.ts';

export interface ReporterParts {
  store: AnalysisStore;
  client: GitHubClient;
  access: GitHubAccessFinder;
  /** The page of an analysis. */
  urlOf: (analysisId: string) => string;
  now?: () => number;
}

/** An analysis that has not ended is looked at again after this. */
const AGAIN_MS = 2_000;

/** Tells GitHub how an analysis ended, once it has. */
export function checkReporter({ store, client, access, urlOf, now = Date.now }: ReporterParts): DueWork {
  return async (analysisId, signal) => {
    const record = await store.get(analysisId);
    if (record === undefined || !isRepositoryName(record.repo) || !isCommitId(record.head_sha)) return;
    if (!isTerminal(record.status)) throw new PostponedError('The analysis has not ended', now() + AGAIN_MS);
    const { repo, head_sha } = record;
    const subject = { repo, head_sha, analysis_id: analysisId, url: urlOf(analysisId) };
    await publishCheck(client, await access.accessTo(repo, signal), subject, await reportFor(record, store), signal);
  };
}

async function reportFor(record: AnalysisRecord, store: AnalysisStore): Promise<CheckReport> {
  const id = record.analysis_id;
  const [decision, detection, lines] = await Promise.all([store.decision(id), store.detection(id), store.lines(id)]);
  return decision === undefined || record.status === 'failed' ? failureReport(record) : reportOf(decision, detection?.findings ?? [], lines ?? []);
}
