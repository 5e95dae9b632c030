import type { ChangedLine } from '@provenance/domain';
import fc from 'fast-check';
import { blamedLines, filesToAsk, linesWithContent } from './blamed-lines.ts';

const line = (line_number: number, more: Partial<ChangedLine> = {}): ChangedLine => ({ file_path: 'a.py', line_number, change_type: 'added', ...more });
const blame = new Map([['a.py', [{ start: 1, end: 2, sha: 'one' }, { start: 3, end: 9, sha: 'two', commit_start: 13 }]]]);

describe('blamed lines', () => {
  it('have the commit of their range, and their number in it where that is known', () => {
    expect(blamedLines([line(2), line(4)], blame)).toEqual([
      line(2, { attribution: { commit_sha: 'one' } }),
      line(4, { attribution: { commit_sha: 'two', commit_line: 14 } }),
    ]);
  });

  it('keep what the submission says, and say nothing of what is not there', () => {
    const lines = [
      line(1, { attribution: { commit_sha: 'own' } }),
      line(1, { change_type: 'deleted' }),
      line(10),
      line(1, { file_path: 'b.py' }),
      line(0),
    ];
    expect(blamedLines(lines, blame)).toEqual(lines);
    expect(blamedLines([line(1, { attribution: { agent_id: 'x' } })], blame)).toEqual([line(1, { attribution: { agent_id: 'x', commit_sha: 'one' } })]);
  });

  it('find the same range as a walk through all of them', () => {
    const ranges = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }).map((sizes) => {
      let next = 1;
      return sizes.map((size, index) => ({ start: next, end: (next += size) - 1, sha: String(index) }));
    });
    fc.assert(
      fc.property(ranges, fc.nat(120), (all, number) => {
        const expected = all.find(({ start, end }) => start <= number && number <= end)?.sha;
        expect(blamedLines([line(number)], new Map([['a.py', all]]))[0]?.attribution?.commit_sha).toBe(expected);
      }),
    );
  });

  it('have what stands in them, unless it was said', () => {
    const lines = [line(2), line(1, { content: 'own' }), line(1, { change_type: 'deleted' }), line(9), line(1, { file_path: 'b' })];
    expect(linesWithContent(lines, new Map([['a.py', 'one\r\ntwo\r\n']]))).toEqual([line(2, { content: 'two' }), ...lines.slice(1)]);
  });

  it('are asked for by file, the most changed first', () => {
    const known = { attribution: { commit_sha: 'x' } };
    const lines = [line(1, { file_path: 'b' }), line(1, { file_path: 'c' }), line(2, { file_path: 'c', ...known }), line(1, { file_path: 'a', ...known })];
    const all = [...lines, line(1, { file_path: 'd', change_type: 'deleted' })];
    expect(filesToAsk(all, false)).toEqual(['c', 'b'].map((path) => ({ path, blame: true, contents: false })));
    expect(filesToAsk(all, true)).toEqual([
      { path: 'c', blame: true, contents: true },
      { path: 'a', blame: false, contents: true },
      { path: 'b', blame: true, contents: true },
    ]);
  });
});
