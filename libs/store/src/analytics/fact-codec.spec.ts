import fc from 'fast-check';
import { COUNTER, REVIEW_COUNTER, type FactUnit } from '@provenance/domain';
import { countersOf, decodeFact, decodeSums, encodeFact } from './fact-codec.ts';
import { pack, unpack } from './msgpack.ts';
import { named, stored } from './stored-names.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 70 });
const count = fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 127, 128, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32));
const head = fc.constantFrom('file', 'finding:high', 'finding', 'duration:time_to_merge', 'reviewer:human', '=', '~', '__proto__', 'lines');
const name = fc.oneof(text, fc.tuple(head, text).map((parts) => parts.join(':')), head);

describe('what lies in roll-ups', () => {
  it('comes back from MessagePack as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, count), { maxLength: 40 }), fc.string({ minLength: 250, maxLength: 300 }), (entries, long) => {
        const value = [long, new Map(entries), entries.map(([one]) => one), entries.map(([, n]) => n)];
        expect(unpack(pack(value))).toEqual(value);
      }),
    );
    expect(() => pack(-1)).toThrow('-1 is no count');
    expect(() => unpack(Buffer.of(0xc1))).toThrow('Type 193');
    expect(() => unpack(Buffer.of(0xa5, 0x61))).toThrow('end within a text');
  });

  it('has a name of its own for every counter, and gives the counter back', () => {
    fc.assert(fc.property(name, (one) => expect(named(stored(one))).toBe(one)));
    expect([COUNTER.lines, COUNTER.complexity(3), REVIEW_COUNTER.duration('time_to_merge', 745)].map((one) => stored(one).length)).toEqual([1, 2, 4]);
  });

  it('passes over what only a newer build knows: a family, a name', () => {
    expect(decodeSums(pack(new Map([[stored('lines'), 3], ['~~x', 5]])))).toEqual(new Map([['lines', 3]]));
    const families = new Map([['c', new Map([[stored('lines'), 3], ['~~x', 5]])], ['lane', new Map([['~~y', 1]])]]);
    const fact = decodeFact(pack([0, 'acme/shop', [['codex', families]]]));
    expect(fact.parts).toEqual([['codex', new Map([['code', new Map([['lines', 3]])]])]]);
  });

  it('is the fact that was counted', () => {
    const part = fc.record({ agent_id: text, counters: fc.dictionary(name, fc.integer({ min: 1 }), { noNullPrototype: true }) });
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector: ({ agent_id }) => agent_id }), text, (parts, repo) => {
        const unit: FactUnit = { id: 'an_1', version: 0, at: '2026-03-02T10:00:00.123Z', repo, parts };
        const fact = decodeFact(encodeFact(unit));
        expect([fact.at, fact.repo]).toEqual([Date.parse(unit.at), repo]);
        expect(parts.map(({ agent_id }) => countersOf(fact, agent_id))).toEqual(parts.map(({ counters }) => counters));
      }),
    );
  });
});
