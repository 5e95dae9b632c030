import { refusal, type Answer } from '../server/answer.ts';
import type { Credentials } from '../server/credentials.ts';
import type { RateLimits } from '../server/limits.ts';
import type { Annotation, CheckRun } from '../world/check-run.ts';
import { ofRepository, type RepositoryCall, type Route } from './rest-router.ts';
import { diffEntries } from '../world/diff-entries.ts';
import { annotationShape, checkRunShape, diffEntryShape, installationShape, issueCommentShape } from './rest-shapes.ts';

/** GitHub lists no more files of a pull request. */
const MAX_FILES = 3_000;
/** GitHub takes 50 annotations a request. */
const MAX_ANNOTATIONS = 50;
const HOUR_MS = 3_600_000;

/** Every REST route of the stand-in; the templates are keys of openapi/github.json. */
export function restRoutes(credentials: Credentials, limits: RateLimits): Route[] {
  return [
    { method: 'GET', template: '/rate_limit', answer: ({ caller }) => rateLimitOf(limits, caller.payer) },
    {
      method: 'GET',
      template: '/repos/{owner}/{repo}/installation',
      answer: ({ world, caller, params }) => {
        const repository = world.find(`${params['owner']}/${params['repo']}`);
        const installation = repository === undefined ? undefined : world.installationOf(repository.fullName);
        if (caller.kind !== 'app') return refusal(401, 'A JSON web token could not be decoded');
        if (repository === undefined || installation === undefined) return refusal(404, 'Not Found');
        return { status: 200, body: installationShape(installation.id, world.accounts.of(repository.owner, 'Organization')) };
      },
    },
    {
      method: 'POST',
      template: '/app/installations/{installation_id}/access_tokens',
      answer: ({ caller, params }) => {
        const token = caller.kind === 'app' ? credentials.mint(Number(params['installation_id'])) : undefined;
        if (token === undefined) return refusal(404, 'Not Found');
        const expires_at = new Date(Date.now() + HOUR_MS).toISOString();
        return { status: 201, body: { token, expires_at, permissions: { checks: 'write', contents: 'read' }, repository_selection: 'selected' } };
      },
    },
    ofRepository('GET', '/repos/{owner}/{repo}/pulls/{pull_number}/files', listFiles),
    ofRepository('GET', '/repos/{owner}/{repo}/commits/{ref}/check-runs', listCheckRuns),
    ofRepository('POST', '/repos/{owner}/{repo}/check-runs', byApp(createCheckRun)),
    ofRepository('PATCH', '/repos/{owner}/{repo}/check-runs/{check_run_id}', byApp(updateCheckRun)),
    ofRepository('GET', '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', listAnnotations),
    ofRepository('GET', '/repos/{owner}/{repo}/issues/{issue_number}/comments', listComments),
    ofRepository('POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', createComment),
    ofRepository('PATCH', '/repos/{owner}/{repo}/issues/comments/{comment_id}', updateComment),
  ];
}

function rateLimitOf(limits: RateLimits, payer: string): Answer {
  const budget = limits.of(payer);
  if (budget === undefined) return refusal(404, 'Rate limiting is not enabled.');
  const rate = { ...budget, used: budget.limit - budget.remaining };
  return { status: 200, body: { resources: { core: rate, search: rate, graphql: rate }, rate } };
}

function listFiles({ repository, params, query }: RepositoryCall): Answer {
  const pull = repository.pullRequests.get(Number(params['pull_number']));
  if (pull === undefined) return refusal(404, 'Not Found');
  const before = repository.commits.get(pull.base)?.files ?? new Map<string, string>();
  const after = repository.commits.get(repository.headOf(pull))?.files ?? new Map<string, string>();
  const entries = diffEntries(before, after).slice(0, MAX_FILES);
  return { status: 200, body: pageOf(entries, query).map((entry) => diffEntryShape(repository, entry)) };
}

/** GitHub's pages: 30 items unless told, at most 100. */
function pageOf<T>(items: readonly T[], query: URLSearchParams): T[] {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items.slice(start, start + size);
}

function listCheckRuns({ repository, params, query }: RepositoryCall): Answer {
  const sha = repository.resolve(params['ref'] ?? '')?.sha;
  const name = query.get('check_name');
  const found = repository.checkRuns.filter((run) => run.headSha === sha && (name === null || run.name === name));
  return { status: 200, body: { total_count: found.length, check_runs: found.map((run) => checkRunShape(run, repository)) } };
}

/** Check runs are written by apps alone. */
function byApp(answer: (call: RepositoryCall) => Answer): (call: RepositoryCall) => Answer {
  return (call) => (call.caller.kind === 'user' ? refusal(403, 'You must authenticate via a GitHub App.') : answer(call));
}

function createCheckRun({ repository, body }: RepositoryCall): Answer {
  const run: CheckRun = {
    id: 5_000 + repository.checkRuns.length,
    name: '',
    headSha: String(body['head_sha']),
    status: 'queued',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    startedAt: null,
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  const refused = write(run, body);
  if (refused !== undefined) return refused;
  repository.checkRuns.push(run);
  return { status: 201, body: checkRunShape(run, repository) };
}

function updateCheckRun({ repository, params, body }: RepositoryCall): Answer {
  const run = repository.checkRuns.find(({ id }) => id === Number(params['check_run_id']));
  if (run === undefined) return refusal(404, 'Not Found');
  return write(run, body) ?? { status: 200, body: checkRunShape(run, repository) };
}

function listAnnotations({ repository, params, query }: RepositoryCall): Answer {
  const run = repository.checkRuns.find(({ id }) => id === Number(params['check_run_id']));
  if (run === undefined) return refusal(404, 'Not Found');
  return { status: 200, body: pageOf(run.annotations, query).map((annotation) => annotationShape(annotation, run, repository)) };
}

/** Fields of a check run by their names in a request. */
const FIELDS = [
  ['name', 'name'],
  ['status', 'status'],
  ['conclusion', 'conclusion'],
  ['externalId', 'external_id'],
  ['detailsUrl', 'details_url'],
  ['startedAt', 'started_at'],
  ['completedAt', 'completed_at'],
] as const;

/** Annotations are added to those that are there, as GitHub does: everything else is replaced. */
function write(run: CheckRun, body: Record<string, unknown>): Answer | undefined {
  const output = (body['output'] ?? {}) as { title?: string; summary?: string; text?: string; annotations?: Annotation[] };
  const annotations = output.annotations ?? [];
  if (annotations.length > MAX_ANNOTATIONS) {
    return refusal(422, `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`);
  }
  for (const [field, key] of FIELDS) {
    Object.assign(run, typeof body[key] === 'string' ? { [field]: body[key] } : {});
  }
  run.status = run.conclusion === null ? run.status : 'completed';
  Object.assign(run, pick(output, ['title', 'summary', 'text']));
  run.annotations.push(...annotations);
  return undefined;
}

function pick(from: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

function listComments({ world, repository, params, query }: RepositoryCall): Answer {
  const found = repository.issueComments.filter(({ issue }) => issue === Number(params['issue_number']));
  return {
    status: 200,
    body: pageOf(found, query).map((comment) => issueCommentShape(comment, repository, world.accounts.of('provenance', 'Bot'))),
  };
}

function createComment({ world, repository, params, body }: RepositoryCall): Answer {
  const comment = {
    id: 7_000 + repository.issueComments.length,
    issue: Number(params['issue_number']),
    body: String(body['body']),
    login: 'provenance',
  };
  repository.issueComments.push(comment);
  return { status: 201, body: issueCommentShape(comment, repository, world.accounts.of('provenance', 'Bot')) };
}

function updateComment({ world, repository, params, body }: RepositoryCall): Answer {
  const comment = repository.issueComments.find(({ id }) => id === Number(params['comment_id']));
  if (comment === undefined) return refusal(404, 'Not Found');
  comment.body = String(body['body']);
  return { status: 200, body: issueCommentShape(comment, repository, world.accounts.of('provenance', 'Bot')) };
}
