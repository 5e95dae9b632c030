import type { GitHubAccess, GitHubClient } from '@provenance/github';
import type { CheckAnnotation, CheckReport } from './check-run.ts';

/** The name under which branch protection knows the check. */
export const CHECK_NAME = 'Provenance';
/** GitHub takes no more in one request; those of further requests are added. */
const ANNOTATIONS_A_REQUEST = 50;
/** GitHub's most of any list. */
const PAGE = 100;

/** What a check run is about. */
export interface CheckSubject {
  repo: string;
  head_sha: string;
  analysis_id: string;
  /** Where a reader finds the analysis. */
  url: string;
}

interface RunAnswer {
  id: number;
  external_id?: string | null;
  conclusion?: string | null;
  output?: { title?: string | null; summary?: string | null; annotations_count?: number };
}

type Ask = <T>(route: string, parameters: Record<string, unknown>) => Promise<T>;

/**
 * Shows a report as the one check run of its commit. What an earlier try, or an earlier analysis of the commit, has
 * brought to GitHub is found and completed: GitHub adds annotations and takes none back, so those that stand are not sent
 * again. The run bears the id of the analysis that it shows once it shows all of it.
 * @throws as GitHubClient.rest
 */
export async function publishCheck(client: GitHubClient, access: GitHubAccess, subject: CheckSubject, report: CheckReport, signal: AbortSignal): Promise<void> {
  const { head_sha, analysis_id, url } = subject;
  const [owner, repo] = subject.repo.split('/');
  const ask: Ask = (route, parameters) => client.rest(access, route, { owner, repo, ...parameters }, signal);
  const text = { title: report.title, summary: report.summary };
  const standing = await standingRun(ask, subject);
  if (standing !== undefined && isShown(standing, subject, report)) return;
  const run =
    standing ??
    (await ask<RunAnswer>('POST /repos/{owner}/{repo}/check-runs', {
      name: CHECK_NAME,
      head_sha,
      external_id: analysis_id,
      details_url: url,
      status: 'in_progress',
      output: text,
    }));
  const update = (change: object): Promise<unknown> => ask('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { check_run_id: run.id, ...change });
  for (const annotations of batches(await missing(ask, run, report.annotations))) {
    await update({ output: { ...text, annotations } });
  }
  await update({ status: 'completed', conclusion: report.conclusion, external_id: analysis_id, details_url: url, output: text });
}

/** That of this analysis, else the newest of the commit. */
async function standingRun(ask: Ask, { head_sha, analysis_id }: CheckSubject): Promise<RunAnswer | undefined> {
  const list = { ref: head_sha, check_name: CHECK_NAME, filter: 'all', per_page: PAGE };
  const { check_runs } = await ask<{ check_runs: RunAnswer[] }>('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', list);
  const ours = check_runs.filter(({ external_id }) => external_id?.startsWith('an_') === true).sort((a, b) => b.id - a.id);
  return ours.find(({ external_id }) => external_id === analysis_id) ?? ours[0];
}

/** The last request of a report sets the conclusion. */
function isShown({ external_id, conclusion, output }: RunAnswer, { analysis_id }: CheckSubject, report: CheckReport): boolean {
  return external_id === analysis_id && conclusion === report.conclusion && output?.title === report.title && output.summary === report.summary;
}

async function missing(ask: Ask, { id, output }: RunAnswer, annotations: readonly CheckAnnotation[]): Promise<CheckAnnotation[]> {
  const wanted = new Map(annotations.map((annotation) => [keyOf(annotation), annotation]));
  const count = output?.annotations_count ?? 0;
  for (let page = 1; (page - 1) * PAGE < count; page += 1) {
    const route = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations';
    const standing = await ask<CheckAnnotation[]>(route, { check_run_id: id, per_page: PAGE, page });
    for (const annotation of standing) wanted.delete(keyOf(annotation));
  }
  return [...wanted.values()];
}

function keyOf({ path, start_line, end_line, annotation_level, title, message }: CheckAnnotation): string {
  return JSON.stringify([path, start_line, end_line, annotation_level, title, message]);
}

function batches(annotations: readonly CheckAnnotation[]): CheckAnnotation[][] {
  return Array.from({ length: Math.ceil(annotations.length / ANNOTATIONS_A_REQUEST) }, (_, index) =>
    annotations.slice(index * ANNOTATIONS_A_REQUEST, (index + 1) * ANNOTATIONS_A_REQUEST),
  );
}
