import type { GitHubAccess, GitHubClient } from '../client/github-client.ts';
import { GitHubRefusedError } from '../client/failure.ts';
import type { Connection, Maybe } from '../pull-request/answer.ts';
import { COST, FULL_PAGE } from '../pull-request/documents.ts';

/** Each login is a connection of the query: more are asked in further requests. */
const LOGINS_A_REQUEST = 50;

interface TeamsAnswer {
  /** Of a user there is the type alone. */
  repositoryOwner?: Maybe<{ __typename?: Maybe<string> } & Record<`r${number}`, Maybe<Connection<{ slug?: Maybe<string> }>>>>;
}

/**
 * The slugs of the teams that an organisation has people in, by login as it was asked for; none where a user owns the
 * repositories.
 * @throws as GitHubClient.graphql
 */
export async function fetchTeams(client: GitHubClient, access: GitHubAccess, owner: string, logins: readonly string[], signal: AbortSignal): Promise<Map<string, string[]>> {
  const teams = new Map<string, string[]>();
  for (let from = 0; from < logins.length; from += LOGINS_A_REQUEST) {
    const asked = logins.slice(from, from + LOGINS_A_REQUEST);
    const answer = await ask(client, access, owner, asked, signal);
    asked.forEach((login, index) => teams.set(login, slugsIn(answer?.[`r${index}`])));
  }
  return teams;
}

async function ask(client: GitHubClient, access: GitHubAccess, owner: string, logins: readonly string[], signal: AbortSignal): Promise<TeamsAnswer['repositoryOwner']> {
  try {
    const { data } = await client.graphql<TeamsAnswer>(access, teamsQuery(logins), { owner }, signal);
    return data.repositoryOwner;
  } catch (error) {
    if (!(error instanceof GitHubRefusedError)) throw error;
    const grant = 'give the app read access to the members of the organisation, or the token read:org';
    throw new GitHubRefusedError(`GitHub does not tell the teams of ${owner}: ${grant}, or leave PROVENANCE_GITHUB_TEAMS out`, { cause: error });
  }
}

/** Asked by the owner of repositories: `organization` of a user is an error, which none is. */
function teamsQuery(logins: readonly string[]): string {
  const ofEach = logins.map((login, index) => `r${index}: teams(first: ${FULL_PAGE}, userLogins: [${JSON.stringify(login)}]) { nodes { slug } }`);
  return `query ReviewerTeams($owner: String!) {
    ${COST}
    repositoryOwner(login: $owner) { __typename ... on Organization { ${ofEach.join('\n      ')} } }
  }`;
}

function slugsIn(page: Maybe<Connection<{ slug?: Maybe<string> }>> | undefined): string[] {
  return (page?.nodes ?? []).map((team) => team?.slug).filter((slug) => slug != null);
}
