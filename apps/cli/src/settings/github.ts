import { appPrivateKey, isSendable, isTeamMap, teamsIn, type GitHubCredentials } from '@provenance/github';
import { UsageError } from '../io/exit-code.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A pull request as people name it. */
export interface PullRequestReference {
  repo: string;
  number: number;
}

const SHORT = /^([\w.-]+\/[\w.-]+)#([1-9]\d{0,8})$/;
const ADDRESS = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/pull\/([1-9]\d{0,8})(?:[/?#].*)?$/;

/** `owner/repo#N`, or the address of the pull request's page. @throws UsageError */
export function pullRequestReference(text: string): PullRequestReference {
  const [, repo, number] = SHORT.exec(text) ?? ADDRESS.exec(text) ?? [];
  if (repo === undefined || repo.split('/').some((part) => /^\.{1,2}$/.test(part))) {
    throw new UsageError(`not a pull request: ${JSON.stringify(text)}; name it as owner/repo#42`);
  }
  return { repo, number: Number(number) };
}

/**
 * What GitHub is asked with: the settings of the service first, then the names that GitHub's own tools read.
 * @throws UsageError when there is nothing, half an app, or what is no token
 */
export function githubCredentials(env: Env): GitHubCredentials {
  const [id, key] = [env['PROVENANCE_GITHUB_APP_ID'], env['PROVENANCE_GITHUB_APP_PRIVATE_KEY']];
  const own = usableToken(env, 'PROVENANCE_GITHUB_TOKEN');
  if (own) return own;
  if (Boolean(id) !== Boolean(key)) throw new UsageError('PROVENANCE_GITHUB_APP_ID and PROVENANCE_GITHUB_APP_PRIVATE_KEY belong together: set both or none');
  if (id && key) return { kind: 'app', appId: id, privateKey: usableKey(key) };
  const token = usableToken(env, 'GH_TOKEN') ?? usableToken(env, 'GITHUB_TOKEN');
  if (token) return token;
  throw new UsageError(
    'there is no token for GitHub: set GITHUB_TOKEN (`export GITHUB_TOKEN=$(gh auth token)`) to one that may read the repository, its pull requests and checks',
  );
}

/** Secrets of CI often end with a line break. */
function usableToken(env: Env, name: string): GitHubCredentials | undefined {
  const token = env[name]?.trim();
  if (!token) return undefined;
  if (!isSendable(token)) throw new UsageError(`${name} is no token: it holds a line break, a blank or another character that no token has`);
  return { kind: 'token', token };
}

function usableKey(text: string): string {
  try {
    return appPrivateKey(text);
  } catch {
    throw new UsageError('PROVENANCE_GITHUB_APP_PRIVATE_KEY is no private key in PEM');
  }
}

/**
 * Where GitHub's REST is: as said, as the service has it, or github.com. The address of an Enterprise Server's pages
 * will do.
 * @throws UsageError
 */
export function githubAddress(said: string | undefined, env: Env): string {
  const text = said ?? (env['PROVENANCE_GITHUB_BASE_URL'] || 'https://api.github.com');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new UsageError(`not the address of a GitHub: ${JSON.stringify(text)}`);
  if (/^(?:www\.)?github\.com$/.test(url.hostname)) return 'https://api.github.com';
  if (/^[\w-]+\.ghe\.com$/.test(url.hostname)) return `https://api.${url.hostname}`;
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' && !url.hostname.startsWith('api.') ? '/api/v3' : path}`;
}

/** The teams of reviewers, as the service has them. @throws UsageError */
export function reviewerTeams(env: Env): (login: string) => readonly string[] {
  const text = env['PROVENANCE_GITHUB_REVIEWER_TEAM_MAP'] || '{}';
  try {
    const map: unknown = JSON.parse(text);
    if (isTeamMap(map)) return teamsIn(map);
  } catch {
    // Said below: the same holds for what is JSON and no map.
  }
  throw new UsageError('PROVENANCE_GITHUB_REVIEWER_TEAM_MAP cannot be used: it must be a JSON map of logins to a team or a list of teams');
}
