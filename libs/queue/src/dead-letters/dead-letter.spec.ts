import { QUEUES } from '@provenance/contracts';
import { deriveId } from '@provenance/domain';
import fc from 'fast-check';
import { byPosition, fromCursor, toCursor } from './dead-letter.ts';

const position = fc.record({
  at: fc.integer({ min: 0, max: 5 }),
  stage: fc.constantFrom(...QUEUES),
  id: fc.integer({ min: 0, max: 5 }).map((n) => deriveId('an', String(n))),
});

describe('positions of dead letters', () => {
  it('survive the way through a cursor', () => {
    fc.assert(fc.property(position, (one) => expect(fromCursor(toCursor(one))).toEqual(one)));
  });

  it('are in a total order', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(Math.sign(byPosition(a, b)) + Math.sign(byPosition(b, a))).toBe(0);
        expect(byPosition(a, b) === 0).toBe(toCursor(a) === toCursor(b));
        if (byPosition(a, b) < 0 && byPosition(b, c) < 0) expect(byPosition(a, c)).toBeLessThan(0);
      }),
    );
  });

  it.each(['', 'x', '1.detect', '1.nowhere.an_00000000000000000000000000000000', '-1.detect.an_00000000000000000000000000000000', `1.detect.${deriveId('an', 'x')}.more`])(
    'refuse %j as a cursor',
    (cursor) => expect(fromCursor(cursor)).toBeUndefined(),
  );
});
