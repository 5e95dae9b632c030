import type { Answer } from '../server/answer.ts';
import type { Caller } from '../server/credentials.ts';
import type { World } from '../world/world.ts';

interface MovedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  baseUrl: string;
}

/**
 * What REST says to a former name of a repository: where it is now, by its id. Reads are moved with 301 and writes with
 * 307, after which a client sends the same body again.
 */
export function movedAnswer(world: World, caller: Caller, { method, path, query, baseUrl }: MovedRequest): Answer | undefined {
  const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(path) ?? [];
  const repository = world.renamed(name);
  if (repository === undefined || !(caller.kind === 'app' || caller.maySee(repository.fullName))) return undefined;
  const url = `${baseUrl}/repositories/${repository.id}${rest}${query.size === 0 ? '' : `?${query.toString()}`}`;
  const body = { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects' };
  return { status: method === 'GET' ? 301 : 307, body, headers: { location: url } };
}

/** The path by name of one by id. */
export function pathByName(world: World, path: string): string {
  return path.replace(/^\/repositories\/(\d+)(?=\/|$)/, (whole, id: string) => {
    const found = [...world.repositories()].find((repository) => repository.id === Number(id));
    return found === undefined ? whole : `/repos/${found.fullName}`;
  });
}
