import { Option } from 'commander';
import type { Client, FindingLife, Unsuppress } from '@provenance/api-client';
import { UsageError } from '../../io/exit-code.ts';
import { askAbout } from './fingerprint.ts';

const SCOPES = ['pull_request', 'repo', 'everywhere'] as const satisfies readonly Unsuppress['scope'][];

/** How a command is told where a suppression holds. */
export interface TargetOptions {
  scope: Unsuppress['scope'];
  repository?: string;
  pr?: string;
}

export const targetOptions = (): Option[] => [
  new Option('--scope <scope>', 'where it holds').choices(SCOPES).default('repo'),
  new Option('--repository <org/name>', 'of which repository (default: the one that has the finding)'),
  new Option('--pr <number>', 'of which pull request, with --scope pull_request (default: the one that has the finding)'),
];

/**
 * Where it is to hold; what was not said is the finding's, where that leaves no choice.
 * @throws UsageError
 */
export async function targetOf(options: TargetOptions, fingerprint: string, client: Client): Promise<Pick<Unsuppress, 'scope' | 'repo' | 'pr_number'>> {
  refuseContradictions(options);
  const { scope, repository, pr } = options;
  if (scope === 'everywhere') return { scope };
  const isSaid = repository !== undefined && (scope === 'repo' || pr !== undefined);
  const lives = isSaid ? [] : (await askAbout(client.findingLife(fingerprint))).filter((life) => matches(life, repository, pr));
  const repo = repository ?? only('--repository', lives.map((life) => life.repo));
  return { scope, repo, ...(scope === 'pull_request' && { pr_number: pr ?? only('--pr', lives.map((life) => life.pr_number)) }) };
}

function refuseContradictions({ scope, repository, pr }: TargetOptions): void {
  if (pr !== undefined && scope !== 'pull_request') throw new UsageError('--pr goes with --scope pull_request');
  if (repository !== undefined && scope === 'everywhere') throw new UsageError('--scope everywhere names no repository');
}

function matches({ repo, pr_number }: FindingLife, repository: string | undefined, pr: string | undefined): boolean {
  return (repository === undefined || repo.toLowerCase() === repository.toLowerCase()) && (pr === undefined || pr_number === pr);
}

function only(option: string, values: readonly string[]): string {
  const [first, ...others] = [...new Set(values)];
  if (first === undefined) throw new UsageError('the finding is not known there');
  if (others.length > 0) throw new UsageError(`the finding is in more than one: name it with ${option}: ${[first, ...others].join(', ')}`);
  return first;
}
