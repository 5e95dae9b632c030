import type { NamedPullRequest } from '../due/due-ledger.ts';
import { pullRequestHeadKey } from '../keys.ts';
import { PullRequestHeads, type HeadClaim, type HeadReport, type ReportedHead } from './pull-request-heads.ts';

/** The heads of tests: the same rules as in Redis. */
export class InMemoryPullRequestHeads extends PullRequestHeads {
  readonly #heads = new Map<string, HeadReport>();

  async claim({ repo, pr_number }: NamedPullRequest, report: HeadReport): Promise<HeadClaim> {
    const key = pullRequestHeadKey(repo, pr_number);
    const standing = this.#heads.get(key);
    if (standing !== undefined && standing.head_sha !== report.head_sha && standing.at > report.at) {
      return { newest: false, standing: headOf(standing) };
    }
    this.#heads.set(key, { ...report, at: Math.max(report.at, standing?.at ?? 0) });
    const same = standing === undefined || standing.analysis_id === report.analysis_id;
    return same ? { newest: true } : { newest: true, before: headOf(standing) };
  }

  async newest({ repo, pr_number }: NamedPullRequest): Promise<ReportedHead | undefined> {
    const standing = this.#heads.get(pullRequestHeadKey(repo, pr_number));
    return standing && headOf(standing);
  }
}

function headOf({ analysis_id, head_sha }: HeadReport): ReportedHead {
  return { analysis_id, head_sha };
}
