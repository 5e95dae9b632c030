import { schema as published } from '@octokit/graphql-schema';
import { buildSchema, execute, GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import type { World } from '../world/world.ts';
import { costOf, MAX_NODES, type QueryCost } from './cost.ts';
import type { PageLimit } from './connection.ts';
import { GitHubFieldError, printError } from './github-error.ts';
import { ownerNode } from './owner-node.ts';
import { threadNode } from './pull-request-node.ts';
import { repositoryNode } from './repository-node.ts';

/** Who asks, and what GraphQL may tell them. */
export interface GraphQLCaller {
  maySee(fullName: string): boolean;
  /** Takes what the query costs out of the rate limit. False when there is nothing left of it. */
  spend(points: number): boolean;
  /** The rate limit as the field of the same name shows it; null on a server without limits. */
  rateLimit(cost: QueryCost): Record<string, unknown> | null;
}

/** `limited`: the rate limit did not let it be asked. */
export interface GraphQLAnswer {
  limited?: true;
  data?: unknown;
  errors?: Record<string, unknown>[];
}

let schema: GraphQLSchema | undefined;

/** GitHub's own schema as it is published; reading it takes a second, once. */
function githubSchema(): GraphQLSchema {
  schema ??= buildSchema(published.idl, { assumeValid: true, assumeValidSDL: true });
  return schema;
}

/** Runs a query on GitHub's schema over the world. What the schema does not know is refused, as GitHub does. */
export async function executeQuery(
  request: { query: string; variables?: Record<string, unknown> },
  world: World,
  pages: PageLimit,
  caller: GraphQLCaller,
): Promise<GraphQLAnswer> {
  let document;
  try {
    document = parse(request.query);
  } catch (error) {
    return { errors: [printError(error as GraphQLError)] };
  }
  const faults = validate(githubSchema(), document);
  if (faults.length > 0) {
    return { errors: faults.map(printError) };
  }
  const cost = costOf(document, request.variables);
  if (!caller.spend(cost.points)) return { limited: true };
  if (cost.nodes > MAX_NODES) return { errors: [tooManyNodes(cost)] };
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: queryRoot(world, pages, caller, cost),
    variableValues: request.variables,
  });
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map(printError) }),
  };
}

function tooManyNodes({ nodes }: QueryCost): Record<string, unknown> {
  const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${MAX_NODES}.`;
  return { type: 'MAX_NODE_LIMIT_EXCEEDED', message };
}

function queryRoot(world: World, pages: PageLimit, caller: GraphQLCaller, cost: QueryCost): Record<string, unknown> {
  return {
    rateLimit: () => caller.rateLimit(cost),
    viewer: () => ({ login: 'provenance[bot]' }),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = world.find(`${owner}/${name}`);
      // A repository that the caller may not see is not told from one that is not there.
      if (repository === undefined || !caller.maySee(repository.fullName)) {
        throw new GitHubFieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode({ world, repository, pages });
    },
    repositoryOwner: ({ login }: { login: string }) => ownerNode(login, world, pages),
    node: ({ id }: { id: string }) => {
      for (const repository of world.repositories()) {
        for (const { threads } of repository.pullRequests.values()) {
          const thread = threads.find((one) => one.id === id);
          if (thread !== undefined && caller.maySee(repository.fullName)) {
            return threadNode(thread, { world, repository, pages });
          }
        }
      }
      throw new GitHubFieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
    },
  };
}
