import { resolve } from 'node:path';
import { openRepository, repositoryName, resolveChange, webAddress, type Change, type ChangeRequest, type Repository } from '@provenance/repository';
import { FailedError, UsageError } from '../io/exit-code.ts';
import type { Process } from '../io/terminal.ts';
import { ciJob } from './ci.ts';

/** How a command is told which change to look at. */
export interface ChangeOptions {
  repo?: string;
  base?: string;
  head?: string;
  staged?: boolean;
  workingTree?: boolean;
}

/** How it is told whose change that is. */
export interface IdentityOptions {
  repository?: string;
  pr?: string;
  branch?: string;
}

/** @throws UsageError, GitError */
export async function openChange(options: ChangeOptions, { env, cwd }: Process): Promise<{ repository: Repository; change: Change }> {
  const request = requestOf(options, ciJob(env).base);
  const repository = await openRepository(resolve(cwd, options.repo ?? '.'), env);
  return { repository, change: await resolveChange(repository, request) };
}

function requestOf({ staged, workingTree, base, head }: ChangeOptions, jobBase: string | undefined): ChangeRequest {
  if (staged && workingTree) throw new UsageError('--staged and --working-tree exclude each other');
  if (!staged && !workingTree) return rangeOf(base ?? jobBase, head);
  if ((base ?? head) !== undefined) throw new UsageError('--base and --head name commits; what is not committed has none');
  return { kind: staged ? 'staged' : 'working-tree' };
}

function rangeOf(base: string | undefined, head: string | undefined): ChangeRequest {
  return { kind: 'range', ...(base !== undefined && { base }), ...(head !== undefined && { head }) };
}

/** Whose change it is: as said, as the CI job says, or as the clone lets guess. @throws UsageError */
export async function identityOf(options: IdentityOptions, repository: Repository, { env }: Process): Promise<{ repo: string; pr_number: string; branch?: string }> {
  const job = ciJob(env);
  if (options.repository !== undefined && !isName(options.repository)) {
    throw new UsageError(`not the name of a repository: ${JSON.stringify(options.repository)}; name it as org/name`);
  }
  const branch = options.branch ?? job.branch;
  return {
    repo: options.repository ?? job.repository ?? (await repositoryName(repository)),
    pr_number: options.pr ?? job.pr ?? 'local',
    ...(branch !== undefined && { branch }),
  };
}

/** As the service takes it. */
function isName(repository: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+){1,20}$/.test(repository) && repository.split('/').every((part) => !/^\.{1,2}$/.test(part));
}

/** Where the pages of a repository are; GitHub's when its remote names no host. */
export async function pagesOf(repository: Repository): Promise<string> {
  return (await webAddress(repository)) ?? 'https://github.com';
}

/**
 * A range that starts where it ends is one with its ends named wrongly, and a gate must not pass for that. One of
 * new names, modes or binary files alone is a change, and one without a line to object to.
 * @throws FailedError
 */
export function requireTwoEnds({ title, kind, base, head }: Change): void {
  if (kind !== 'range' || base !== head) return;
  throw new FailedError(`there is no changed line in ${title}`, 'Name the two ends with --base and --head');
}
