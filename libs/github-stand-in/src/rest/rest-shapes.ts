import { createHash } from 'node:crypto';
import type { Account } from '../world/account.ts';
import type { Annotation, CheckRun, IssueComment } from '../world/check-run.ts';
import { linesOf } from '../world/blame.ts';
import type { DiffEntry } from '../world/diff-entries.ts';
import { patchOf } from '../world/patch.ts';
import type { Repository } from '../world/repository.ts';

type Json = Record<string, unknown>;

const API = 'https://api.github.com';
const WEB = 'https://github.com';
const EPOCH = '2026-01-01T00:00:00Z';

/** An account as REST shows it: the login of an app with `[bot]`. */
export function simpleUser({ login, type, id }: Account): Json {
  const shown = type === 'Bot' ? `${login}[bot]` : login;
  const url = `${API}/users/${encodeURIComponent(shown)}`;
  return {
    login: shown,
    id,
    node_id: `U_${id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${WEB}/${encodeURIComponent(shown)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following`,
    gists_url: `${url}/gists`,
    starred_url: `${url}/starred`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

export function installationShape(id: number, owner: Account): Json {
  return {
    id,
    account: simpleUser(owner),
    access_tokens_url: `${API}/app/installations/${id}/access_tokens`,
    repositories_url: `${API}/installation/repositories`,
    html_url: `${WEB}/organizations/${owner.login}/settings/installations/${id}`,
    app_id: 1,
    app_slug: 'provenance',
    target_id: owner.id,
    target_type: 'Organization',
    permissions: { checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' },
    events: ['pull_request'],
    single_file_name: null,
    repository_selection: 'selected',
    created_at: EPOCH,
    updated_at: EPOCH,
    suspended_by: null,
    suspended_at: null,
  };
}

export function checkRunShape(run: CheckRun, { fullName }: Repository): Json {
  const url = `${API}/repos/${fullName}/check-runs/${run.id}`;
  return {
    id: run.id,
    head_sha: run.headSha,
    node_id: `CR_${run.id}`,
    external_id: run.externalId,
    url,
    html_url: `${WEB}/${fullName}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: 1 },
    app: null,
    pull_requests: [],
  };
}

export function annotationShape(annotation: Annotation, run: CheckRun, { fullName }: Repository): Json {
  return {
    path: annotation.path,
    start_line: annotation.start_line,
    end_line: annotation.end_line,
    start_column: null,
    end_column: null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.raw_details ?? null,
    blob_href: `${API}/repos/${fullName}/git/blobs/${run.headSha}`,
  };
}

export function issueCommentShape({ id, issue, body, login }: IssueComment, repository: Repository, author: Account): Json {
  const url = `${API}/repos/${repository.fullName}/issues`;
  return {
    id,
    node_id: `IC_${id}`,
    url: `${url}/comments/${id}`,
    html_url: `${WEB}/${repository.fullName}/pull/${issue}#issuecomment-${id}`,
    body,
    user: simpleUser({ ...author, login }),
    created_at: EPOCH,
    updated_at: EPOCH,
    issue_url: `${url}/${issue}`,
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}

/** A changed file. GitHub leaves the patch out of a binary file, and of one that was only renamed. */
export function diffEntryShape({ fullName }: Repository, { path, previousPath, before, after }: DiffEntry): Json {
  const url = `${WEB}/${fullName}/blob/head/${encodeURIComponent(path)}`;
  const isBinary = [before, after].some((text) => text?.includes('\0') === true);
  const additions = before === after ? 0 : linesOf(after).length;
  const deletions = before === after ? 0 : linesOf(before).length;
  return {
    sha: createHash('sha1').update(after ?? '').digest('hex'),
    filename: path,
    status: previousPath !== undefined ? 'renamed' : before === undefined ? 'added' : after === undefined ? 'removed' : 'modified',
    ...(previousPath !== undefined && { previous_filename: previousPath }),
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: url,
    raw_url: url,
    contents_url: url,
    ...(isBinary || before === after ? {} : { patch: patchOf(before, after) }),
  };
}
