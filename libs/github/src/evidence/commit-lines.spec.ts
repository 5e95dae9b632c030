import fc from 'fast-check';
import { placeInCommit } from './commit-lines.ts';

const range = (start: number, end: number) => ({ start, end, sha: 'c' });

describe('placeInCommit', () => {
  it('finds lines that have moved since', () => {
    expect(placeInCommit([range(3, 4)], ['new', 'x', 'a', 'b'], ['a', 'b'])).toEqual([{ ...range(3, 4), commit_start: 1 }]);
  });

  it('tells equal lines apart by their neighbours', () => {
    const placed = placeInCommit([range(1, 2), range(4, 4), range(6, 6)], ['f', '{', 'new', '}', 'new', 'g'], ['f', '{', '}', 'g', '}']);
    expect(placed.map(({ commit_start }) => commit_start)).toEqual([1, 3, 4]);
  });

  it('does not guess', () => {
    expect(placeInCommit([range(1, 1)], ['}'], ['}', 'x', '}'])).toEqual([range(1, 1)]);
    expect(placeInCommit([range(1, 1)], ['gone'], ['x'])).toEqual([range(1, 1)]);
  });

  it('is right wherever it answers, for files of distinct lines', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), fc.nat(5), (commit, first, more) => {
        const start = first % commit.length;
        const block = commit.slice(start, start + more + 1);
        const [placed] = placeInCommit([range(2, block.length + 1)], ['\n', ...block], commit);
        expect(placed?.commit_start).toBe(start + 1);
      }),
    );
  });
});
