import { refusal, type Answer } from '../server/answer.ts';
import type { Caller } from '../server/credentials.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';
import { faultsOfAnswer, faultsOfRequest } from './openapi.ts';

/** What a route is handed. */
export interface RestCall {
  world: World;
  caller: Caller;
  /** The values of the template's names. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export interface RepositoryCall extends RestCall {
  repository: Repository;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH';
  /** As in GitHub's description. */
  template: string;
  answer: (call: RestCall) => Answer;
}

/** A route of a repository: one that the caller may not see is not told from one that is not there. */
export function ofRepository(method: Route['method'], template: string, answer: (call: RepositoryCall) => Answer): Route {
  return {
    method,
    template,
    answer: (call) => {
      const repository = call.world.find(`${call.params['owner']}/${call.params['repo']}`);
      return repository === undefined || !call.caller.maySee(repository.fullName)
        ? refusal(404, 'Not Found')
        : answer({ ...call, repository });
    },
  };
}

/** Answers a REST request, held to GitHub's description on both sides: a wrong request is refused, a wrong answer is our fault. */
export function answerRest(routes: readonly Route[], method: string, path: string, call: Omit<RestCall, 'params'>): Answer {
  for (const route of routes) {
    const params = route.method === method ? match(route.template, path) : undefined;
    if (params === undefined) {
      continue;
    }
    const asked = method === 'GET' ? [] : faultsOfRequest(method, route.template, call.body);
    if (asked.length > 0) {
      return refusal(422, `Invalid request.\n\n${asked.join('\n')}`);
    }
    const answer = route.answer({ ...call, params });
    const wrong = answer.status < 300 ? faultsOfAnswer(method, route.template, answer.status, answer.body) : [];
    if (wrong.length > 0) {
      throw new Error(`The stand-in's answer to ${method} ${route.template} is none of GitHub's: ${wrong.join('; ')}`);
    }
    return answer;
  }
  return refusal(404, 'Not Found');
}

function match(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found === null ? undefined : Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
}
