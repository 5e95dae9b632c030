import fc from 'fast-check';
import { judge } from './judge.ts';
import { CONTRIBUTORS, type AttestationState, type Evidence } from './verdict.ts';

const kinds = ['attestation', 'payload', 'note', 'trace', 'author', 'trailer', 'pull_request', 'branch'] as const;
const evidence: fc.Arbitrary<Evidence> = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    source: fc.constant('payload'),
    rule_id: fc.constantFrom('one', 'two'),
    contributor: fc.constantFrom(...CONTRIBUTORS),
    agent_id: fc.constantFrom('codex', 'devin'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: ['kind', 'source', 'rule_id', 'contributor', 'confidence'] },
);
const state = fc.constantFrom<AttestationState>('verified', 'invalid', 'unsigned', 'unknown_key', 'none');

function speaking(kind: Evidence['kind'], contributor: Evidence['contributor'], confidence: number): Evidence {
  return { kind, source: 's', rule_id: 'r', contributor, confidence };
}

describe('the verdict over evidence', () => {
  it('does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(fc.array(evidence), state, (all, attestation) => {
        expect(judge([...all].reverse(), attestation)).toEqual(judge(all, attestation));
      }),
    );
  });

  it('keeps all the evidence', () => {
    fc.assert(fc.property(fc.array(evidence), state, (all, attestation) => judge(all, attestation).evidence.length === all.length));
  });

  it('follows the stronger kind, however sure a weaker one is', () => {
    const verdict = judge([speaking('branch', 'ai', 1), speaking('note', 'human', 0.1)], 'none');
    expect(verdict).toMatchObject({ contributor: 'human', confidence: 0.1, granularity: 'line' });
  });

  it('hears a weaker kind when the stronger one cannot tell', () => {
    const verdict = judge([speaking('payload', 'unknown', 0.9), speaking('trailer', 'ai', 0.4)], 'none');
    expect(verdict).toMatchObject({ contributor: 'ai', confidence: 0.4, granularity: 'commit' });
  });

  it.each([
    ['none', 0.6],
    ['unknown_key', 0.4],
    ['unsigned', 0.2],
    ['invalid', 0],
  ] as const)('with a signature that is %s has at most confidence %d', (attestation, expected) => {
    expect(judge([speaking('payload', 'ai', 0.6)], attestation).confidence).toBe(expected);
  });
});
