import fc from 'fast-check';
import { auditFault, chainEvents, EMPTY_TRAIL, type AuditEvent } from './audit.ts';

const event = fc.record<AuditEvent>({
  at: fc.constant('2026-03-01T12:00:00.000Z'),
  actor: fc.string(),
  action: fc.string(),
  target: fc.string(),
  outcome: fc.constantFrom('done', 'refused', 'failed'),
  status: fc.integer({ min: 200, max: 599 }),
  request_id: fc.string(),
  address: fc.string(),
});
const events = fc.array(event, { minLength: 3, maxLength: 8 });

it('hangs together however the events were put', () => {
  fc.assert(fc.property(events, fc.nat(2), (all, cut) => {
    const first = chainEvents(all.slice(0, cut), EMPTY_TRAIL);
    const entries = [...first, ...chainEvents(all.slice(cut), first.at(-1) ?? EMPTY_TRAIL)];
    expect(entries).toEqual(chainEvents(all, EMPTY_TRAIL));
    expect(entries.map(({ n }) => n)).toEqual(all.map((_, index) => index + 1));
    expect(auditFault(entries)).toBeUndefined();
    // What is left after the oldest have gone still hangs together.
    expect(auditFault(entries.slice(1))).toBeUndefined();
  }));
});

it('shows an entry that was changed, dropped or moved', () => {
  fc.assert(fc.property(events, (all) => {
    const entries = chainEvents(all, EMPTY_TRAIL);
    const [first, second, ...rest] = entries;
    expect(auditFault([first!, { ...second!, actor: `${second!.actor}x` }, ...rest])).toBe('entry 2 was changed');
    expect(auditFault([first!, ...rest])).toBe('entry 3 does not follow entry 1');
    expect(auditFault([second!, first!, ...rest])).toBe('entry 1 does not follow entry 2');
  }));
});
