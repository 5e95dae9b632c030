import type { GitHubAccess, GitHubClient } from '@provenance/github';
import type { CheckReport } from './check-run.ts';

/** What a comment is about. */
export interface CommentSubject {
  repo: string;
  pr_number: string;
  analysis_id: string;
  /** When what it is about was first submitted, RFC 3339: an older one does not write over a newer. */
  created_at: string;
  url: string;
}

interface CommentAnswer {
  id: number;
  body?: string;
  user?: { login: string } | null;
}

/** GitHub's most. */
const PAGE = 100;
/** The first line of every comment of ours, which no reader sees: the analysis that it shows, and when that was submitted. */
const MARKER = /^<!-- provenance (an_[0-9a-f]{32}) (\S+) -->/;

/** The comment that shows a report, with the line that it is found by. */
export function commentText({ analysis_id, created_at, url }: CommentSubject, { title, summary, annotations }: CheckReport, escape: (text: string) => string): string {
  const notes = annotations.length === 0 ? '' : ` ${annotations.length} notes are at the changed lines.`;
  return [`<!-- provenance ${analysis_id} ${created_at} -->`, `### Provenance`, '', `**${escape(title)}**`, '', summary, '', `[The whole analysis](${url}).${notes}`].join('\n');
}

/**
 * Shows a text as the one comment of a pull request: ours that stands is edited, where its text is another, and only
 * where there is none it is made. The caller sees to it that nobody else does so at the same time. Somebody else's
 * comment is not taken for ours, whatever it says: an app that may write could edit it.
 * @throws as GitHubClient.rest
 */
export async function publishComment(client: GitHubClient, access: GitHubAccess, subject: CommentSubject, body: string, signal: AbortSignal): Promise<void> {
  const [owner, repo] = subject.repo.split('/');
  const ask = <T>(route: string, parameters: Record<string, unknown>): Promise<T> => client.rest<T>(access, route, { owner, repo, ...parameters }, signal);
  const issue_number = Number(subject.pr_number);
  const marked = await markedComments((page) =>
    ask<CommentAnswer[]>('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number, per_page: PAGE, page }));
  const me = marked.length === 0 ? undefined : await loginOf(client, access, signal);
  const standing = marked.find(({ user }) => user != null && accountName(user.login) === me);
  if (standing === undefined) {
    await ask('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number, body });
  } else if (isOlder(standing, subject) && !isSame(standing, body)) {
    await ask('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: standing.id, body });
  }
}

async function markedComments(pageOf: (page: number) => Promise<CommentAnswer[]>): Promise<CommentAnswer[]> {
  const marked: CommentAnswer[] = [];
  for (let page = 1; ; page += 1) {
    const comments = await pageOf(page);
    marked.push(...comments.filter(({ body }) => MARKER.test(body ?? '')));
    if (comments.length < PAGE) return marked;
  }
}

async function loginOf(client: GitHubClient, access: GitHubAccess, signal: AbortSignal): Promise<string> {
  const { data } = await client.graphql<{ viewer: { login: string } }>(access, 'query { viewer { login } rateLimit { cost } }', {}, signal);
  return accountName(data.viewer.login);
}

/** REST ends the login of an app in `[bot]`, GraphQL does so in some places. */
function accountName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

function isOlder({ body }: CommentAnswer, { created_at }: CommentSubject): boolean {
  const shown = Date.parse(MARKER.exec(body ?? '')?.[2] ?? '');
  return !(shown > Date.parse(created_at));
}

/** GitHub may give the text back with other line breaks. */
function isSame({ body }: CommentAnswer, text: string): boolean {
  return (body ?? '').replaceAll('\r\n', '\n').trim() === text.trim();
}
