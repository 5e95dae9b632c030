import fc from 'fast-check';
import { countContributors, judge } from './judge.ts';
import { CONTRIBUTORS, EVIDENCE_KINDS, type AttestationState, type Evidence } from './verdict.ts';

const evidence: fc.Arbitrary<Evidence> = fc.record(
  {
    kind: fc.constantFrom(...EVIDENCE_KINDS),
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

  it('keeps all the evidence, the losing too', () => {
    fc.assert(
      fc.property(fc.array(evidence), state, (all, attestation) => {
        const kept = judge(all, attestation).evidence;
        expect(kept).toHaveLength(all.length);
        expect(kept).toEqual(expect.arrayContaining(all));
      }),
    );
  });

  it('gives every line to exactly one kind of contributor', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(evidence), state)), (lines) => {
        const counts = countContributors(lines.map(([all, attestation]) => judge(all, attestation)));
        return counts.ai + counts.human + counts.mixed + counts.automation + counts.unknown === lines.length;
      }),
    );
  });

  it('is sure within 0 and 1, not at all of an unknown author, and not beyond what an unsigned word is worth', () => {
    fc.assert(
      fc.property(fc.array(evidence), state, (all, attestation) => {
        const { contributor, confidence, granularity } = judge(all, attestation);
        const signed = all.some(({ kind }) => kind === 'attestation');
        const cap = signed ? 1 : { line: 0.9, commit: 0.6, pr: 0.4 }[granularity];
        return confidence >= 0 && confidence <= cap && (contributor !== 'unknown' || confidence === 0);
      }),
    );
  });

  it.each([
    ['an agent as author', 'a trailer', ['author', 'trailer']],
    ['a trailer', 'the person who committed', ['trailer', 'identity']],
    ['the person who committed', 'the pull request', ['identity', 'pull_request']],
    ['the pull request', 'the branch', ['pull_request', 'branch']],
    ['a note', 'a trace', ['note', 'trace']],
    ['the payload', 'a note', ['payload', 'note']],
  ] as const)('believes %s more than %s', (_stronger, _weaker, [strong, weak]) => {
    expect(judge([speaking(weak, 'ai', 1), speaking(strong, 'automation', 0.1)], 'none').contributor).toBe('automation');
  });

  it('leaves a line unknown whose own record says so, whatever its commit says', () => {
    const commit = [speaking('trailer', 'ai', 0.5), speaking('identity', 'human', 0.4)];
    expect(judge([speaking('note', 'unknown', 0), ...commit], 'none')).toMatchObject({ contributor: 'unknown', confidence: 0 });
    expect(judge([speaking('note', 'unknown', 0), speaking('trace', 'ai', 0.6), ...commit], 'none')).toMatchObject({ contributor: 'ai', confidence: 0.6 });
  });

  it('is half as sure where two agents are named with equal right', () => {
    const two = (['codex', 'devin'] as const).map((agent_id) => ({ ...speaking('trailer', 'ai', 0.5), agent_id }));
    expect(judge(two, 'none')).toMatchObject({ contributor: 'ai', agent_id: 'codex', confidence: 0.25 });
    expect(judge([two[0]!, { ...two[0]!, rule_id: 'again' }], 'none').confidence).toBe(0.5);
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
