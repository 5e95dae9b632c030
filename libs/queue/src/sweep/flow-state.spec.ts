import { QUEUES } from '@provenance/contracts';
import fc from 'fast-check';
import { diagnose, type FlowState, type JobPlace } from './flow-state.ts';

const state = (enrich: JobPlace, detect: JobPlace, decide: JobPlace, analyse: JobPlace): FlowState => ({ enrich, detect, decide, analyse });

describe('diagnose', () => {
  it.each<[string, FlowState, ReturnType<typeof diagnose>]>([
    ['a fresh flow', state('ready', 'ready', 'blocked', 'blocked'), { kind: 'moving' }],
    ['the last stage', state('absent', 'absent', 'absent', 'ready'), { kind: 'moving' }],
    ['a flow that was never added', state('absent', 'absent', 'absent', 'absent'), { kind: 'lost' }],
    ['a flow that lost the job it waits for', state('absent', 'absent', 'blocked', 'blocked'), { kind: 'lost' }],
    ['jobs without the root that would complete them', state('absent', 'ready', 'absent', 'absent'), { kind: 'lost' }],
    ['a dead letter', state('ready', 'failed', 'blocked', 'blocked'), { kind: 'failed', stage: 'detect' }],
    ['a dead letter of the last stage', state('absent', 'absent', 'absent', 'failed'), { kind: 'failed', stage: 'analyse' }],
  ])('knows %s', (_name, given, expected) => {
    expect(diagnose(given)).toEqual(expected);
  });

  it('never calls a flow moving in which nothing can run, nor lost in which something failed', () => {
    const place = fc.constantFrom<JobPlace>('absent', 'ready', 'blocked', 'failed');
    fc.assert(
      fc.property(place, place, place, place, (...places) => {
        const given = state(...places);
        const { kind } = diagnose(given);
        if (kind === 'moving') expect(QUEUES.some((stage) => given[stage] === 'ready')).toBe(true);
        expect(kind === 'failed').toBe(QUEUES.some((stage) => given[stage] === 'failed'));
      }),
    );
  });
});
