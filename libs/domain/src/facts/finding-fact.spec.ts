import { durationBin } from './duration-bins.ts';
import { findingEvent, statesAfter, type FindingEvent, type FindingEventType } from '../finding-life/finding-event.ts';
import { findingFact } from './finding-fact.ts';

const event = (type: FindingEventType, at: string) =>
  findingEvent({
    type, at, repo: 'acme/shop', pr_number: '7', fingerprint: 'f'.repeat(64), rule_key: 'r', category: 'xss:dom', severity: 'high', file_path: 'a.py', agent_id: 'codex',
    detected_at: '2026-03-01T00:00:00Z',
  });

const findingFactAfter = (one: FindingEvent) => findingFact(statesAfter([one])[0]!);

describe('a finding fact', () => {
  it('counts at the first detection, with what has become of the finding', () => {
    expect(findingFactAfter(event('finding_opened', '2026-03-01T00:00:00Z'))).toMatchObject({ at: '2026-03-01T00:00:00Z', counters: { 'tracked:high:xss:dom': 1 } });
    expect(findingFactAfter(event('finding_suppressed', '2026-03-02T00:00:00Z')).counters).toEqual({ 'tracked:high:xss:dom': 1, 'suppressed:high:xss:dom': 1 });
    expect(findingFactAfter(event('finding_reopened', '2026-03-03T00:00:00Z')).counters).toEqual({ 'tracked:high:xss:dom': 1 });
    const remediated = findingFactAfter(event('finding_remediated', '2026-03-04T00:00:00Z'));
    expect(remediated).toMatchObject({ at: '2026-03-01T00:00:00Z', version: Date.parse('2026-03-04T00:00:00Z') });
    expect(remediated.counters).toEqual({ 'tracked:high:xss:dom': 1, 'remediated:high:xss:dom': 1, [`remediation:high:${durationBin(3 * 86_400_000)}:xss:dom`]: 1 });
  });
});
