import { isRepoName, REPO_NAME } from '@provenance/domain';
import type { QueryReader } from './query-reader.ts';

const FORM = `must be ${REPO_NAME.title}, such as acme/shop`;
/** Of a long list of others; who sees these knows what is wrong. */
const MOST_NAMED = 5;

/** The repository that a query asks for: a name that none can have is a fault, not an answer without anything in it. */
export function repoFilter(query: QueryReader): string | undefined {
  return query.fitting('repo', isRepoName, FORM);
}

/** Those that it asks for, in lower case, each once. */
export function repoFilters(query: QueryReader): string[] {
  const repos = query.list('repo');
  const wrong = repos.filter((repo) => !isRepoName(repo));
  if (wrong.length > 0) query.fault('repo', `${FORM}, and not ${wrong.slice(0, MOST_NAMED).map((repo) => JSON.stringify(repo)).join(', ')}`);
  return [...new Set(repos.map((repo) => repo.toLowerCase()))];
}
