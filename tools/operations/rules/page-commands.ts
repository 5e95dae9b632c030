import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../parts/tool.ts';

/** A command as a page gives it, on one line and without its comment. */
export interface PageCommand {
  page: string;
  command: string;
}

/** Programs that an operator is told to run. */
const PROGRAMS = ['provenance', 'curl', 'kubectl', 'helm', 'docker compose', 'redis-cli'] as const;
export type Program = (typeof PROGRAMS)[number];

/** Blocks of these are files, not commands. */
const FILES = /^(yaml|json|ini|conf|text)/;

/** What stands in blocks, line by line, and what stands in a line and begins with the name of a program. */
export function commandsOn(page: string): PageCommand[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const lines = [...text.matchAll(/```([a-z]*)\n(.*?)```/gs)]
    .filter(([, kind = '']) => !FILES.test(kind))
    .flatMap(([, , body = '']) => body.replaceAll(/\\\n\s*/g, ' ').split('\n'));
  const inLine = [...text.replaceAll(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' ')).filter((code) => programOf(code) !== undefined && code.includes(' '));
  const all = [...lines, ...inLine].map((line) => line.replace(/\s+#\s.*$/, '').trim());
  return [...new Set(all)].filter((command) => command !== '' && !command.startsWith('#')).map((command) => ({ page, command }));
}

/** The program, past settings of its environment; undefined where it is another. */
export function programOf(command: string): Program | undefined {
  const bare = command.replace(/^(?:[A-Z_]+=\S+\s+)+/, '');
  return PROGRAMS.find((program) => bare === program || bare.startsWith(`${program} `));
}

/** The words of the program's own part of a pipe, without quotes. */
export function wordsOf(command: string): string[] {
  const [own = ''] = command.split(/\s\|\s/);
  return [...own.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? double ?? plain ?? '');
}
