import type { ReportedPullRequest } from '@provenance/contracts';
import { isCommitId, isId } from '@provenance/domain';
import type { NamedPullRequest } from '@provenance/store';

/** After these there is a head that has not been looked at, or one that should be looked at again. */
const STARTING = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review']);

const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
/** A commit can be the head of many pull requests. */
const MOST_STALE = 50;

/** The name of the repository that a delivery is about; undefined when it is about none. */
export function repositoryIn(delivery: unknown): string | undefined {
  const name = at(delivery, 'repository', 'full_name');
  return typeof name === 'string' && REPOSITORY.test(name) ? name : undefined;
}

/** The pull request to analyse; undefined when the delivery gives no reason to. */
export function pullRequestIn(event: string, delivery: unknown): ReportedPullRequest | undefined {
  if (event !== 'pull_request' || !STARTING.has(String(at(delivery, 'action')))) return undefined;
  const repo = repositoryIn(delivery);
  const number = at(delivery, 'number');
  const [base, head] = ['base', 'head'].map((side) => at(delivery, 'pull_request', side, 'sha'));
  const branch = at(delivery, 'pull_request', 'head', 'ref');
  const updated_at = Date.parse(String(at(delivery, 'pull_request', 'updated_at')));
  if (repo === undefined || !Number.isSafeInteger(number) || !isSha(base) || !isSha(head) || typeof branch !== 'string') return undefined;
  return { repo, pr_number: String(number), base_sha: base, head_sha: head, branch, updated_at: Number.isNaN(updated_at) ? 0 : updated_at };
}

/** What a press of the re-run button asks for. */
export interface Rerun {
  /** The analysis whose check run it is. */
  analysis_id?: string;
  /** The pull requests at the commit, as far as GitHub names them: those of forks it does not. */
  pulls: ReportedPullRequest[];
}

/**
 * The re-run that a delivery asks for; undefined when it asks for none.
 * @param press what tells one press of the button from another: a repeat of it asks for the same analysis
 */
export function rerunIn(event: string, delivery: unknown, press: string): Rerun | undefined {
  const isCheck = event === 'check_run' || event === 'check_suite';
  const repo = repositoryIn(delivery);
  if (!isCheck || at(delivery, 'action') !== 'rerequested' || repo === undefined) return undefined;
  const check = at(delivery, event);
  const named = at(check, 'pull_requests');
  const pulls = (Array.isArray(named) ? named.slice(0, MOST_STALE) : []).map((pull) => pullAtCommit(repo, pull, at(check, 'head_sha'), press));
  const analysis_id = at(check, 'external_id');
  return { ...(typeof analysis_id === 'string' && isId('an', analysis_id) ? { analysis_id } : {}), pulls: pulls.filter((pull) => pull !== undefined) };
}

function pullAtCommit(repo: string, pull: unknown, commit: unknown, rerun: string): ReportedPullRequest | undefined {
  const [base, head] = ['base', 'head'].map((side) => at(pull, side, 'sha'));
  const [number, branch] = [at(pull, 'number'), at(pull, 'head', 'ref')];
  if (!Number.isSafeInteger(number) || !isSha(base) || !isSha(head) || head !== commit || typeof branch !== 'string') return undefined;
  return { repo, pr_number: String(number), base_sha: base, head_sha: head, branch, updated_at: 0, rerun };
}

/** Where events that change review or CI figures name their pull requests. */
const PULL_REQUESTS: Record<string, (delivery: unknown) => unknown[]> = {
  pull_request: (delivery) => [at(delivery, 'number')],
  pull_request_review: (delivery) => [at(delivery, 'pull_request', 'number')],
  pull_request_review_comment: (delivery) => [at(delivery, 'pull_request', 'number')],
  pull_request_review_thread: (delivery) => [at(delivery, 'pull_request', 'number')],
  // Comments on an issue come under the same name; only those on a pull request have this member.
  issue_comment: (delivery) => (at(delivery, 'issue', 'pull_request') == null ? [] : [at(delivery, 'issue', 'number')]),
  check_run: (delivery) => numbersIn(at(delivery, 'check_run', 'pull_requests')),
  check_suite: (delivery) => numbersIn(at(delivery, 'check_suite', 'pull_requests')),
};

/** The pull requests whose review facts a delivery changes. */
export function stalePullRequestsIn(event: string, delivery: unknown): NamedPullRequest[] {
  const repo = repositoryIn(delivery);
  const named = Object.hasOwn(PULL_REQUESTS, event) ? (PULL_REQUESTS[event]?.(delivery) ?? []) : [];
  const numbers = new Set(named.filter((number) => Number.isSafeInteger(number)));
  return repo === undefined ? [] : [...numbers].slice(0, MOST_STALE).map((number) => ({ repo, pr_number: String(number) }));
}

function numbersIn(pulls: unknown): unknown[] {
  return Array.isArray(pulls) ? pulls.map((pull) => at(pull, 'number')) : [];
}

function isSha(value: unknown): value is string {
  return typeof value === 'string' && isCommitId(value);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part !== null && typeof part === 'object' && Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined), value);
}
