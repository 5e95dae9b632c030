import fc from 'fast-check';
import { auditRecords, type AuditedItem } from './audit.ts';
import { leafHash, rootOf } from './merkle.ts';

const item = (at: number): AuditedItem => {
  const entry = `record ${at}`;
  return { leaf_index: at, leaf_hash: leafHash(Buffer.from(entry)), entry, decision_id: `pd_${at}`, entered_at_index: at };
};
const log = (size: number): AuditedItem[] => Array.from({ length: size }, (_, at) => item(at));
const head = (items: readonly AuditedItem[]) => ({ size: items.length, root: rootOf(items.map(({ leaf_hash }) => leaf_hash)) });
const renumbered = (items: readonly AuditedItem[]): AuditedItem[] => items.map((one, at) => ({ ...one, leaf_index: at }));
const named = (items: readonly AuditedItem[], size: number): string[] => auditRecords(items, [head(log(size))]).map(({ kind, record }) => `${kind} ${record ?? ''}`.trim());

const size = fc.integer({ min: 2, max: 40 });

describe('auditing records', () => {
  it('finds nothing in a log that is as it was entered, with expired records and older heads', () => {
    const items = log(9).map((one, at) => (at < 4 ? { ...one, entry: null, decision_id: undefined, entered_at_index: null } : one));
    expect(auditRecords(items, [head(log(9)), head(log(3)), head([])])).toEqual([]);
  });

  it('names an altered record, whether its hash was altered too or not', () => {
    fc.assert(
      fc.property(size, fc.nat(), (many, which) => {
        const at = which % many;
        const entry = 'another record';
        const altered = log(many).map((one) => (one.leaf_index === at ? { ...one, entry } : one));
        expect(named(altered, many)).toEqual([`altered ${at}`, 'head']);
        const hidden = altered.map((one) => (one.leaf_index === at ? { ...one, leaf_hash: leafHash(Buffer.from(entry)) } : one));
        expect(named(hidden, many)).toEqual(['head']);
      }),
    );
  });

  it('names a dropped record', () => {
    fc.assert(
      fc.property(size, fc.nat(), (many, which) => {
        const at = which % (many - 1);
        const dropped = renumbered(log(many).filter(({ leaf_index }) => leaf_index !== at));
        expect(named(dropped, many)).toEqual([`dropped ${at}`, 'head']);
      }),
    );
    // The last one leaves no gap; the signed head tells.
    expect(named(log(8), 9)).toEqual(['head']);
  });

  it('names records that changed places', () => {
    const items = log(6);
    [items[1], items[4]] = [items[4]!, items[1]!];
    expect(named(renumbered(items), 6)).toEqual(['reordered 1', 'reordered 3', 'head']);
  });

  it('takes a decision that was entered again for what it is', () => {
    const again = { ...item(3), decision_id: 'pd_1' };
    const items = [item(0), { ...item(1), entered_at_index: 3 }, item(2), again];
    expect(auditRecords(items, [head(items)])).toEqual([]);
  });
});
