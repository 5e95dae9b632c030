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
