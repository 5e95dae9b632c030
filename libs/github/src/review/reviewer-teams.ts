import type { PullRequestSnapshot } from '@provenance/domain';
import { isGitHubFailure, type GitHubFailure } from '../client/failure.ts';
import type { GitHubSource } from '../source/github-source.ts';

/** The teams of a reviewer by login. */
export type TeamsOf = (login: string) => readonly string[];

/** Teams by login: the name of one, or a list. */
export type TeamMap = Readonly<Record<string, string | string[]>>;

/** The teams of those who reviewed, and why GitHub did not tell them all. */
export interface FoundTeams {
  teamsOf: TeamsOf;
  failure?: GitHubFailure;
}

/** Finds the teams of reviewers: a map has the word, and GitHub, where it is asked, on those whom the map does not name. */
export class ReviewerTeams {
  readonly #named: ReadonlyMap<string, readonly string[]>;
  readonly #source: Pick<GitHubSource, 'teams'> | undefined;

  /** @param source absent where GitHub is not to be asked */
  constructor(map: TeamMap, source?: Pick<GitHubSource, 'teams'>) {
    this.#named = byLogin(map);
    this.#source = source;
  }

  /** One request for all reviewers that no worker has asked about lately. @throws the signal's reason */
  async find({ repo, reviews }: Pick<PullRequestSnapshot, 'repo' | 'reviews'>, signal: AbortSignal): Promise<FoundTeams> {
    const people = reviews.flatMap(({ author }) => (author?.kind === 'user' ? [author.login.toLowerCase()] : []));
    const unnamed = [...new Set(people)].filter((login) => !this.#named.has(login));
    if (this.#source === undefined || unnamed.length === 0) return { teamsOf: lookUp(this.#named) };
    try {
      return { teamsOf: lookUp(new Map([...(await this.#source.teams(repo, unnamed, signal)), ...this.#named])) };
    } catch (error) {
      if (!isGitHubFailure(error)) throw error;
      return { teamsOf: lookUp(this.#named), failure: error };
    }
  }
}

/** Whether a value is a map of logins to the name of a team, or to a list of names. */
export function isTeamMap(map: unknown): map is Record<string, string | string[]> {
  const isName = (name: unknown): boolean => typeof name === 'string' && name !== '';
  return map !== null && typeof map === 'object' && !Array.isArray(map) && Object.values(map).every((names) => [names].flat().every(isName));
}

/** The teams as a map has them. */
export function teamsIn(map: TeamMap): TeamsOf {
  return lookUp(byLogin(map));
}

/** GitHub tells no case of letters in logins. */
function byLogin(map: TeamMap): Map<string, readonly string[]> {
  return new Map(Object.entries(map).map(([login, names]) => [login.toLowerCase(), [names].flat()]));
}

function lookUp(teams: ReadonlyMap<string, readonly string[]>): TeamsOf {
  return (login) => teams.get(login.toLowerCase()) ?? [];
}
