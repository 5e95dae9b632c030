import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { MadeRepository } from '@provenance/embedded';
import { readNotes } from './git-ai-notes.ts';
import { against, atMost, within, type Item } from './measurement.ts';
import { median } from './statistics.ts';

const PROVENANCE = resolve(import.meta.dirname, '../../apps/cli/dist/main.js');
const COMMITS = ['Agent-ID: claude-code', 'Agent-ID: codex', 'Co-authored-by: Cursor <cursoragent@cursor.com>', 'By hand'];
const LINES_A_COMMIT = 10;
const MAX_OUTPUT = 1024 * 1024 * 1024;

const execute = promisify(execFile);

export const attribute: Item = {
  letter: 'g',
  title: 'Attribution of a large local change, and of many notes',
  method:
    'provenance attribute --json on 500 files with 20,000 changed lines, of which each of four commits wrote ten in every ' +
    'file: from the start of the process to its end. Baseline: one git blame a file over the same range, ' +
    `${availableParallelism()} at a time; the two alternate. The notes are of some 2 kB and each is asked for one line.`,
  async measure(run) {
    const files = run.quick ? 20 : 500;
    const made = new MadeRepository();
    try {
      const base = change(made, files);
      const ours: number[] = [];
      const blames: number[] = [];
      run.say(`${files} files, ${files * LINES_A_COMMIT * COMMITS.length} lines`);
      for (let repeat = 0; repeat < (run.quick ? 1 : 5); repeat += 1) {
        ours.push(await timed(() => provenance(made.dir, base, files)));
        blames.push(await timed(() => blameAll(made.dir, base, files)));
      }
      const baseline = { what: 'git blame of every file, median', value: median(blames), unit: 'ms' };
      return [
        atMost(against({ what: 'provenance attribute, median', value: median(ours), unit: 'ms' }, baseline), 3),
        within(readNotes(run.quick ? 100 : 10_000), 2),
      ];
    } finally {
      made.delete();
    }
  },
};

const nameOf = (file: number): string => `src/module_${file % 20}/file_${file}.py`;

/** @returns the base of the change */
function change(made: MadeRepository, files: number): string {
  const contents = Array.from({ length: files }, (_, file) => [`# file ${file}`]);
  const commit = (message: string): string =>
    made.commit(message, Object.fromEntries(contents.map((lines, file) => [nameOf(file), `${lines.join('\n')}\n`])));
  const base = commit('start');
  COMMITS.forEach((trailer, index) => {
    // Interleaved, so that every file has lines of every commit in many places.
    contents.forEach((lines, file) => {
      for (let line = 0; line < LINES_A_COMMIT; line += 1) {
        lines.splice(1 + line * (index + 1), 0, `value_${index}_${line} = compute(${file}, ${line})`);
      }
    });
    commit(`step ${index}\n\n${trailer}`);
  });
  return base;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function provenance(dir: string, base: string, files: number): Promise<void> {
  const argv = [PROVENANCE, 'attribute', '--repo', dir, '--base', base, '--json'];
  const { stdout } = await execute(process.execPath, argv, { maxBuffer: MAX_OUTPUT });
  const { lines } = JSON.parse(stdout) as { lines: unknown[] };
  const expected = files * LINES_A_COMMIT * COMMITS.length;
  if (lines.length !== expected) throw new Error(`${lines.length} lines instead of ${expected} were attributed`);
}

async function blameAll(dir: string, base: string, files: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let file = next++; file < files; file = next++) {
      const argv = ['-C', dir, 'blame', '--porcelain', `${base}..HEAD`, '--', nameOf(file)];
      await execute('git', argv, { maxBuffer: MAX_OUTPUT });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
