import { commitReportsKey } from '../keys.ts';
import { CommitReports, type NamedCommit, type ReportedAnalysis } from './commit-reports.ts';

/** The reports of tests: the same rules as in Redis. */
export class InMemoryCommitReports extends CommitReports {
  readonly #standing = new Map<string, Map<string, ReportedAnalysis>>();

  async add({ repo, head_sha }: NamedCommit, analysis: ReportedAnalysis): Promise<string[]> {
    const key = commitReportsKey(repo, head_sha);
    const pulls = this.#standing.get(key) ?? new Map<string, ReportedAnalysis>();
    this.#standing.set(key, pulls);
    const before = pulls.get(analysis.pr_number);
    if (before === undefined || before.at <= analysis.at) pulls.set(analysis.pr_number, analysis);
    return [...pulls.values()].map(({ analysis_id }) => analysis_id);
  }

  async has({ repo, head_sha }: NamedCommit): Promise<boolean> {
    return this.#standing.has(commitReportsKey(repo, head_sha));
  }
}
