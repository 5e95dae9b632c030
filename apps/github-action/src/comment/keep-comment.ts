/** The pull request that a comment stands on. */
export interface CommentPlace {
  /** Address of GitHub's API. */
  api: string;
  /** `org/name` */
  repository: string;
  pr: string;
  token: string;
}

/** By this the comment is found again. */
const MARK = '<!-- provenance -->';

/** GitHub refuses more, in characters. */
const LONGEST = 65_536;

const PAGES = 10;
const WITHIN_MS = 30_000;

/** Why there is no comment, and what to do about it. */
export class CommentError extends Error {
  override readonly name = 'CommentError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** Writes the one comment of this action, or writes it over. @throws CommentError */
export async function keepComment(place: CommentPlace, markdown: string): Promise<void> {
  const tail = '\n\n... cut: the summary of the job has all of it';
  const whole = `${MARK}\n${markdown}`;
  const body = whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - tail.length)}${tail}`;
  const issues = `${place.api}/repos/${place.repository}/issues`;
  const standing = await findComment(place, `${issues}/${place.pr}/comments`);
  if (standing === undefined) await ask(place, `${issues}/${place.pr}/comments`, 'POST', { body });
  else await ask(place, `${issues}/comments/${standing}`, 'PATCH', { body });
}

interface Comment {
  id: number;
  body?: string;
  user?: { type?: string };
}

/** Only a comment of an app's: anybody may write the mark. */
async function findComment(place: CommentPlace, url: string): Promise<number | undefined> {
  for (let page = 1; page <= PAGES; page += 1) {
    const comments = (await ask(place, `${url}?per_page=100&page=${page}`, 'GET')) as Comment[];
    const found = comments.find(({ body, user }) => body?.startsWith(MARK) === true && user?.type === 'Bot');
    if (found !== undefined) return found.id;
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

async function ask(place: CommentPlace, url: string, method: string, body?: object): Promise<unknown> {
  const what = `${method} ${new URL(url).pathname}`;
  const response = await send(place, url, method, body).catch((error: unknown) => {
    throw new CommentError(`GitHub did not answer ${what} at ${new URL(url).origin}: ${reasonOf(error)}`, REACH, { cause: error });
  });
  if (!response.ok) throw new CommentError(`GitHub answered ${response.status} to ${what}`, hintFor(response.status));
  return response.json().catch((error: unknown) => {
    throw new CommentError(`GitHub's answer to ${what} is not JSON or broke off: ${reasonOf(error)}`, REACH, { cause: error });
  });
}

function send({ token }: CommentPlace, url: string, method: string, body?: object): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'provenance-action',
      'x-github-api-version': '2022-11-28',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(WITHIN_MS),
  });
}

const REACH = 'See whether the runner reaches that address (its proxy, its firewall, GITHUB_API_URL), then run the job again';
const GRANT =
  'Give the job "permissions: pull-requests: write", or a github-token that may write to the pull request; the token of a pull request from a fork may not, and the summary of the job has the result all the same';

function hintFor(status: number): string {
  if (status === 429 || status >= 500) return 'Run the job again later';
  if (status === 401) return 'Give a github-token that is valid';
  return GRANT;
}

/** All that fetch itself says is "fetch failed": the reason is in what caused it; with several addresses, in each. */
function reasonOf(error: unknown): string {
  const { message, name, cause, errors = [] } = error as Error & { errors?: unknown[] };
  if (name === 'TimeoutError') return `nothing came within ${WITHIN_MS / 1_000} s`;
  if (errors.length > 0) return errors.map(reasonOf).join(', ');
  return cause === undefined ? message : reasonOf(cause);
}
