import { type AnalysisRecord, isCommitId, isTerminal } from '@provenance/domain';
import { GitHubRefusedError, isRepositoryName, type GitHubAccess, type GitHubAccessFinder, type GitHubClient } from '@provenance/github';
import { PostponedError } from '@provenance/queue';
import { markdownText } from '@provenance/report';
import type { AnalysisStore, CommentLease } from '@provenance/store';
import type { DueWork } from '../due/due-worker.ts';
import { failureReport, reportOf, type CheckReport } from './check-run.ts';
import { publishCheck } from './publish-check.ts';
import { commentText, publishComment } from './publish-comment.ts';

export interface ReporterParts {
  store: AnalysisStore;
  client: GitHubClient;
  access: GitHubAccessFinder;
  /** The page of an analysis. */
  urlOf: (analysisId: string) => string;
  /** Whether a check run is made. */
  checks: boolean;
  /** Absent when there is to be no comment. */
  comments?: CommentLease | undefined;
  now?: () => number;
}

/** An analysis that has not ended is looked at again after this. */
const AGAIN_MS = 2_000;

/**
 * How long one worker may be at the comment of a pull request, and how long another waits for it: what was sent just
 * before the time is over must have arrived when the other looks.
 */
const [COMMENT_MS, COMMENT_LEASE_MS] = [60_000, 120_000];
const PULL_REQUEST_NUMBER = /^[1-9]\d{0,8}$/;

/**
 * Tells GitHub how an analysis ended, once it has. One that a newer push has superseded is not told of. Of a first
 * analysis no check run stands. Of a re-run that of the analysis before it does, with its conclusion: GitHub does not
 * touch a run whose re-run button is pressed, only the suite of that commit is shown as queued. To complete the run as
 * `cancelled` would take back a decision that still holds for the commit, and branch protection looks at the new head.
 */
export function checkReporter(parts: ReporterParts): DueWork {
  const { store, client, access, urlOf, checks, comments, now = Date.now } = parts;
  return async (analysisId, signal) => {
    const record = await store.get(analysisId);
    if (record === undefined || !isRepositoryName(record.repo) || !isCommitId(record.head_sha)) return;
    if (!isTerminal(record.status)) throw new PostponedError('The analysis has not ended', now() + AGAIN_MS);
    if (record.superseded_by !== undefined) return;
    const { repo, head_sha } = record;
    const subject = { repo, head_sha, analysis_id: analysisId, url: urlOf(analysisId) };
    const report = await reportFor(record, store);
    const who = await access.accessTo(repo, signal);
    const refused = checks ? await refusalOf(publishCheck(client, who, subject, report, signal)) : undefined;
    if (comments !== undefined) await showComment({ ...parts, comments }, who, record, report, signal);
    if (refused !== undefined) throw refused;
  };
}

/** An app that may not write checks can still comment. */
async function refusalOf(check: Promise<void>): Promise<GitHubRefusedError | undefined> {
  try {
    await check;
    return undefined;
  } catch (error) {
    if (error instanceof GitHubRefusedError) return error;
    throw error;
  }
}

async function showComment(parts: ReporterParts & { comments: CommentLease }, who: GitHubAccess, record: AnalysisRecord, report: CheckReport, signal: AbortSignal): Promise<void> {
  const { client, comments, urlOf, now = Date.now } = parts;
  if (!PULL_REQUEST_NUMBER.test(record.pr_number)) return;
  const subject = { ...record, url: urlOf(record.analysis_id) };
  const release = await comments.take(record, COMMENT_LEASE_MS);
  if (release === undefined) throw new PostponedError('Another worker is at the comment', now() + AGAIN_MS);
  try {
    const text = commentText(subject, report, markdownText);
    await publishComment(client, who, subject, text, AbortSignal.any([signal, AbortSignal.timeout(COMMENT_MS)]));
  } catch (error) {
    // What was sent may still arrive: the lease is left to lapse, so that nobody looks too early.
    if (!(error instanceof GitHubRefusedError)) throw error;
    await release();
    throw error;
  }
  await release();
}

async function reportFor(record: AnalysisRecord, store: AnalysisStore): Promise<CheckReport> {
  const id = record.analysis_id;
  const [decision, detection, lines] = await Promise.all([store.decision(id), store.detection(id), store.lines(id)]);
  return decision === undefined || record.status === 'failed' ? failureReport(record) : reportOf(decision, detection?.findings ?? [], lines ?? []);
}
