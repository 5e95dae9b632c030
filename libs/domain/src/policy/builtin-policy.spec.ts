import { builtinPolicy, DEFAULT_POLICY } from './builtin-policy.ts';

describe('the digest of the built-in policy', () => {
  it('is the same for the same settings in another order', () => {
    const one = builtinPolicy({ ...DEFAULT_POLICY, warnThresholds: { sqli: 1, xss: 2 } });
    const other = builtinPolicy({ ...DEFAULT_POLICY, warnThresholds: { xss: 2, sqli: 1 } });
    expect(one).toEqual(other);
    expect(one).toMatchObject({ name: 'builtin', version: '1', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    { blockOnUnknown: true },
    { highSeverityThreshold: 2 },
    { warnThresholds: { sqli: 1 } },
    { warnOnPartial: false },
    { riskWeights: { ...DEFAULT_POLICY.riskWeights, low: 2 } },
  ])('differs with %j', (change) => {
    expect(builtinPolicy({ ...DEFAULT_POLICY, ...change }).digest).not.toBe(builtinPolicy(DEFAULT_POLICY).digest);
  });
});
