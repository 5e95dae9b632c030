import { hash } from 'node:crypto';
import type { NamedPullRequest } from '@provenance/store';
import { type AnalysisRecord, deriveId, isCommitId, waitingStages } from '@provenance/domain';

/** A pull request at one head, as a delivery reports it. */
export interface ReportedPullRequest {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch: string;
}

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
  if (repo === undefined || !Number.isSafeInteger(number) || !isSha(base) || !isSha(head) || typeof branch !== 'string') return undefined;
  return { repo, pr_number: String(number), base_sha: base, head_sha: head, branch };
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

/**
 * The analysis of a reported pull request and the submission that is stored for it. Both follow from the pull request
 * and its head alone: however often it is delivered, there is one analysis.
 * @param at RFC 3339, UTC
 */
export function analysisOf(pull: ReportedPullRequest, at: string): { record: AnalysisRecord; body: Buffer } {
  const { repo, pr_number, base_sha, head_sha } = pull;
  const body = Buffer.from(JSON.stringify({ ...pull, provenance_data: { source: 'github' } }), 'utf8');
  const record: AnalysisRecord = {
    ...pull,
    analysis_id: deriveId('an', 'github', repo.toLowerCase(), pr_number, base_sha, head_sha),
    status: 'received',
    created_at: at,
    updated_at: at,
    body_sha256: hash('sha256', body, 'hex'),
    line_count: 0,
    has_files: false,
    stages: waitingStages(),
  };
  return { record, body };
}

function isSha(value: unknown): value is string {
  return typeof value === 'string' && isCommitId(value);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part !== null && typeof part === 'object' && Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined), value);
}
