import { MadeRepository } from '@provenance/embedded';
import fc from 'fast-check';
import { resolveChange } from '../change/change.ts';
import { openRepository } from '../repository.ts';
import { blamedFiles } from './blamed-files.ts';

/** One commit: what it does to the file of that number, where the lines stand for their letters. */
type Step = { file: number; lines: string[] } | { file: number; to: number };

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ file: fc.nat(2), lines: fc.array(word, { minLength: 1, maxLength: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ file: fc.nat(2), to: fc.nat(4) }) },
);

function apply(made: MadeRepository, files: Map<number, string[]>, change: Step, number: number): void {
  const lines = files.get(change.file);
  if ('lines' in change) files.set(change.file, change.lines);
  else if (lines !== undefined && change.to !== change.file) {
    files.delete(change.file);
    files.set(change.to, [...lines, `renamed ${number}`]);
  }
  made.git('rm', '-q', '-r', '--cached', '--ignore-unmatch', '.');
  for (let file = 0; file < 5; file += 1) {
    const content = files.get(file);
    if (content === undefined) made.git('clean', '-q', '-f', '--', `f${file}.py`);
    else made.write(`f${file}.py`, `${content.join('\n')}\n`);
  }
  made.commit(`commit ${number}`);
}

/** git blame's own answer over the whole history: the commit of each line. */
function plainBlame(made: MadeRepository, path: string): string[] {
  return made.git('blame', '--porcelain', 'HEAD', '--', path).split('\n').flatMap((line) => /^([0-9a-f]{40}) \d+ \d+/.exec(line)?.[1] ?? []);
}

describe('the origin of lines', () => {
  it('is what git blame says of them, in any history of edits and renames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const made = new MadeRepository();
        const files = new Map([[0, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']], [1, ['1', '2', '3', '4', '5', '6']]]);
        apply(made, files, { file: 0, lines: files.get(0)! }, 0);
        const base = made.git('rev-parse', 'HEAD');
        steps.forEach((change, index) => apply(made, files, change, index + 1));
        const repository = await openRepository(made.dir);
        const change = await resolveChange(repository, { kind: 'range', base });
        const inRange = new Set(change.commits.map(({ sha }) => sha));
        for await (const { path, blamed } of blamedFiles(repository, change)) {
          const expected = files.has(Number(path.text[1])) ? plainBlame(made, path.text) : [];
          for (const { line, origin } of blamed.filter((one) => one.line.change_type !== 'deleted')) {
            const commit = expected[line.line_number - 1]!;
            expect([path.text, line.line_number, origin?.commit]).toEqual([path.text, line.line_number, inRange.has(commit) ? commit : undefined]);
          }
        }
        made.delete();
      }),
      { numRuns: 6 },
    );
  });
});
