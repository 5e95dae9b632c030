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

/** Writes the one comment of this action, or writes it over. @throws Error with what GitHub says */
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

async function ask({ token }: CommentPlace, url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
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
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${new URL(url).pathname}`);
  return response.json();
}
