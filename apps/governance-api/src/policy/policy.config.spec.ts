import { DEFAULT_POLICY } from '@provenance/domain';
import { loadConfig } from '@provenance/service';
import { PolicyConfig, policySettings, repositoryUrl } from './policy.config.ts';

const load = (env: Record<string, string>): PolicyConfig => loadConfig([PolicyConfig], env)[0];

describe('the settings of the policy', () => {
  it('are the defaults of the domain when nothing is set', () => {
    expect(policySettings(load({}))).toEqual(DEFAULT_POLICY);
  });

  it.each(['PROVENANCE_PROVENANCE_BLOCK_ON_UNKNOWN', 'PROVENANCE_BLOCK_ON_UNKNOWN'])('reads %s', (name) => {
    expect(policySettings(load({ [name]: 'true' })).blockOnUnknown).toBe(true);
  });

  it('keeps the weights that are not named', () => {
    const { riskWeights } = policySettings(load({ PROVENANCE_RISK_WEIGHTS: '{"high": 22.5}' }));
    expect(riskWeights).toEqual({ ...DEFAULT_POLICY.riskWeights, high: 22.5 });
  });

  it.each([
    ['PROVENANCE_POLICY_WARN_THRESHOLDS', '{"sqli": 0}'],
    ['PROVENANCE_POLICY_BLOCK_THRESHOLDS', '{"sqli": 1.5}'],
    ['PROVENANCE_POLICY_BLOCK_THRESHOLDS', '[1]'],
    ['PROVENANCE_RISK_WEIGHTS', '{"hihg": 1}'],
    ['PROVENANCE_RISK_WEIGHTS', '{"high": -1}'],
    ['PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD', '0'],
    ['PROVENANCE_WARN_ON_PARTIAL', 'maybe'],
    ['PROVENANCE_GITHUB_BASE_URL', 'github'],
  ])('stops the start with %s=%s', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(name);
  });

  it.each([
    ['https://github.com', 'https://github.com'],
    ['https://api.github.com/', 'https://github.com'],
    ['https://ghe.acme.example/api/v3', 'https://ghe.acme.example'],
  ])('links to code for %s at %s', (base, expected) => {
    expect(repositoryUrl(load({ PROVENANCE_GITHUB_BASE_URL: base }))).toBe(expected);
  });
});
