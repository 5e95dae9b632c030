import type { GitHubAccess, GitHubClient } from '@provenance/github';
import type { CheckAnnotation, CheckReport } from './check-run.ts';

/** The name under which branch protection knows the check. */
export const CHECK_NAME = 'Provenance';
/** GitHub takes no more in one request; those of further requests are added. */
const ANNOTATIONS_A_REQUEST = 50;

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
  status?: string;
  conclusion?: string | null;
  output?: { annotations_count?: number };
}

/**
 * Shows a report as the analysis's one check run. What an earlier try has brought to GitHub is found and completed: the
 * run by the analysis's id, its annotations by their number, for they are always sent in the same order.
 * @throws as GitHubClient.rest
 */
export async function publishCheck(client: GitHubClient, access: GitHubAccess, subject: CheckSubject, report: CheckReport, signal: AbortSignal): Promise<void> {
  const { head_sha, analysis_id, url } = subject;
  const [owner, repo] = subject.repo.split('/');
  const ask = <T>(route: string, parameters: Record<string, unknown>): Promise<T> => client.rest<T>(access, route, { owner, repo, ...parameters }, signal);
  const list = { ref: head_sha, check_name: CHECK_NAME, filter: 'all', per_page: 100 };
  const { check_runs } = await ask<{ check_runs: RunAnswer[] }>('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', list);
  const standing = check_runs.find(({ external_id }) => external_id === analysis_id);
  const text = { title: report.title, summary: report.summary };
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
  for (const annotations of batches(report.annotations.slice(run.output?.annotations_count ?? 0))) {
    await update({ output: { ...text, annotations } });
  }
  if (run.conclusion !== report.conclusion) await update({ status: 'completed', conclusion: report.conclusion, output: text });
}

function batches(annotations: readonly CheckAnnotation[]): CheckAnnotation[][] {
  return Array.from({ length: Math.ceil(annotations.length / ANNOTATIONS_A_REQUEST) }, (_, index) =>
    annotations.slice(index * ANNOTATIONS_A_REQUEST, (index + 1) * ANNOTATIONS_A_REQUEST),
  );
}
