import { type AnalysisRecord, isCommitId, isTerminal } from '@provenance/domain';
import { GitHubBusyError, GitHubRefusedError, isRepositoryName, type GitHubAccess, type GitHubAccessFinder, type GitHubClient } from '@provenance/github';
import { PostponedError } from '@provenance/queue';
import { markdownText } from '@provenance/report';
import { pullRequestKey, type AnalysisStore, type CommitReports, type ReportLease } from '@provenance/store';
import type { DueWork } from '../due/due-worker.ts';
import { CONCLUSIONS, failureReport, reportOf, type CheckReport } from './check-run.ts';
import { publishCheck } from './publish-check.ts';
import { commentText, publishComment } from './publish-comment.ts';

export interface ReporterParts {
  store: AnalysisStore;
  client: GitHubClient;
  access: GitHubAccessFinder;
  /** The page of an analysis. */
  urlOf: (analysisId: string) => string;
  /** What speaks for a commit; absent when there is to be no check run. */
  checks?: CommitReports | undefined;
  /** Whether there is to be a comment. */
  comments: boolean;
  lease: ReportLease;
  now?: () => number;
}

/** An analysis that has not ended is looked at again after this. */
const AGAIN_MS = 2_000;

/**
 * How long one worker may be at a check run or a comment, and how long another waits for it: what was sent just before
 * the time is over must have arrived when the other looks.
 */
const [WRITE_MS, LEASE_MS] = [60_000, 120_000];
const PULL_REQUEST_NUMBER = /^[1-9]\d{0,8}$/;

/**
 * Tells GitHub how an analysis ended, once it has. One that a newer push has superseded is not told of. Of a first
 * analysis no check run stands. Of a re-run that of the analysis before it does, with its conclusion: GitHub does not
 * touch a run whose re-run button is pressed, only the suite of that commit is shown as queued. To complete the run as
 * `cancelled` would take back a decision that still holds for the commit, and branch protection looks at the new head.
 */
export function checkReporter(parts: ReporterParts): DueWork {
  const { store, access, checks, comments, now = Date.now } = parts;
  return async (analysisId, signal) => {
    const record = await store.get(analysisId);
    if (record === undefined || !isRepositoryName(record.repo) || !isCommitId(record.head_sha)) return;
    if (!isTerminal(record.status)) throw new PostponedError('The analysis has not ended', now() + AGAIN_MS);
    if (record.superseded_by !== undefined) return;
    const own = { record, report: await reportFor(record, store) };
    const who = await access.accessTo(record.repo, signal);
    const refused = checks === undefined ? undefined : await refusalOf(showCheck(parts, checks, who, own, signal));
    if (comments) await showComment(parts, who, own, signal);
    if (refused !== undefined) throw refused;
  };
}

/**
 * GitHub shows a check run at a commit, and the commit can be the head of several pull requests: whoever opens another one
 * with a harmless base must not turn the check of the first green. The strictest of them is shown.
 */
async function showCheck(parts: ReporterParts, checks: CommitReports, who: GitHubAccess, own: StandingReport, signal: AbortSignal): Promise<void> {
  const { store, client, urlOf } = parts;
  const { repo, head_sha, pr_number, analysis_id, created_at } = own.record;
  await alone(parts, `${repo}@${head_sha}`, signal, async (inTime) => {
    const ids = await checks.add({ repo, head_sha }, { pr_number, analysis_id, at: Date.parse(created_at) });
    const reports = await Promise.all(ids.map(async (id) => (id === analysis_id ? own : standingReport(id, store))));
    const strictest = strictestOf(reports.filter((report) => report !== undefined));
    if (strictest === undefined) return;
    const subject = { repo, head_sha, analysis_id: strictest.record.analysis_id, url: urlOf(strictest.record.analysis_id) };
    await publishCheck(client, who, subject, strictest.report, inTime);
  });
}

interface StandingReport {
  record: AnalysisRecord;
  report: CheckReport;
}

/** Undefined once the analysis has expired. */
async function standingReport(id: string, store: AnalysisStore): Promise<StandingReport | undefined> {
  const record = await store.get(id);
  return record && { record, report: await reportFor(record, store) };
}

/** Where several pull requests have the commit as their head, the report says whose decision it is. */
function strictestOf(reports: readonly StandingReport[]): StandingReport | undefined {
  const order = [...reports].sort((a, b) => CONCLUSIONS.indexOf(b.report.conclusion) - CONCLUSIONS.indexOf(a.report.conclusion) || Number(a.record.pr_number) - Number(b.record.pr_number));
  const [first] = order;
  if (first === undefined || order.length === 1) return first;
  const { record, report } = first;
  const summary = `${order.length} pull requests have this commit as their head. The strictest decision is shown: that of #${record.pr_number}.\n\n${report.summary}`;
  return { record, report: { ...report, summary } };
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

async function showComment(parts: ReporterParts, who: GitHubAccess, { record, report }: StandingReport, signal: AbortSignal): Promise<void> {
  const { client, urlOf } = parts;
  if (!PULL_REQUEST_NUMBER.test(record.pr_number)) return;
  // An analysis that was made again speaks of what was submitted first: not over that of a later push.
  const subject = { ...record, created_at: record.reanalysis?.submitted_at ?? record.created_at, url: urlOf(record.analysis_id) };
  const text = commentText(subject, report, markdownText);
  await alone(parts, pullRequestKey(record), signal, (inTime) => publishComment(client, who, subject, text, inTime));
}

/** Does it while no other worker does the same. */
async function alone({ lease, now = Date.now }: ReporterParts, subject: string, signal: AbortSignal, work: (inTime: AbortSignal) => Promise<void>): Promise<void> {
  const release = await lease.take(subject, LEASE_MS);
  if (release === undefined) throw new PostponedError(`Another worker is at ${subject}`, now() + AGAIN_MS);
  try {
    await work(AbortSignal.any([signal, AbortSignal.timeout(WRITE_MS)]));
  } catch (error) {
    // What was sent may still arrive: the lease is left to lapse, so that nobody looks too early.
    if (!(error instanceof GitHubRefusedError || error instanceof GitHubBusyError)) throw error;
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
