import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../parts/tool.ts';

/** One COPY of the Dockerfile whose source is the context: other stages are not. */
export interface Copy {
  sources: string[];
  line: string;
}

const lines = (): string[] =>
  readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Every instruction with its continuation lines joined. */
export const instructions = lines;

export function copiesOfContext(): Copy[] {
  return lines()
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .map((line) => ({ line, sources: line.split(/\s+/).slice(1, -1) }));
}

/** The names of the stages, in their order. */
export function stages(): { name: string; from: string }[] {
  return lines().flatMap((line) => {
    const [, from, name] = /^FROM (\S+) AS (\S+)$/.exec(line) ?? [];
    return from === undefined || name === undefined ? [] : [{ name, from }];
  });
}

/** What an image declares for its process: the variables of all stages that it stands on, and its command. */
export function declaredBy(target: string): { environment: Record<string, string>; command: string[] } {
  const parents = new Map(stages().map(({ name, from }) => [name, from]));
  const chain: string[] = [];
  for (let stage: string | undefined = target; stage !== undefined && parents.has(stage); stage = parents.get(stage)) chain.unshift(stage);
  const all = chain.flatMap(instructionsOf);
  const pairs = all.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.split(/\s+/).slice(1));
  const command = all.findLast((line) => line.startsWith('CMD ')) ?? 'CMD []';
  return {
    // What a later stage says replaces what an earlier one said.
    environment: Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
    command: JSON.parse(command.slice('CMD '.length)) as string[],
  };
}

function instructionsOf(stage: string): string[] {
  const all = lines();
  const from = all.findIndex((line) => line.startsWith('FROM ') && line.endsWith(` AS ${stage}`));
  const next = all.findIndex((line, index) => index > from && line.startsWith('FROM '));
  return all.slice(from + 1, next === -1 ? undefined : next);
}

/** Whether a path of the repository goes into the context: the last line of .dockerignore that fits it says. */
export function inContext(path: string): boolean {
  const patterns = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  let kept = true;
  for (const line of patterns) {
    const keep = line.startsWith('!');
    if (fits(path, keep ? line.slice(1) : line)) kept = keep;
  }
  return kept;
}

/** A pattern fits a path, and all that lies under a folder that it fits. */
function fits(path: string, pattern: string): boolean {
  const text = pattern
    .split('/')
    .map((part) => (part === '**' ? '(?:.*)' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')))
    .join('/')
    .replaceAll('(?:.*)/', '(?:.*/)?');
  return new RegExp(`^${text}(?:/.*)?$`).test(path);
}

/** Files of the repository that a pattern names. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT });
}
