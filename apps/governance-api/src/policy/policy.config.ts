import { DEFAULT_RISK_WEIGHTS, type PolicySettings, type RiskWeights } from '@provenance/domain';
import { IsNumberMap, Section, Setting } from '@provenance/service';
import { IsBoolean, IsInt, IsUrl, Max, Min } from 'class-validator';

@Section('Policy')
export class PolicyConfig {
  @Setting({
    env: 'PROVENANCE_PROVENANCE_BLOCK_ON_UNKNOWN',
    aliases: ['PROVENANCE_BLOCK_ON_UNKNOWN'],
    purpose: 'Block when changed lines lack an author: neither an agent nor a named person.',
  })
  @IsBoolean()
  blockOnUnknown = false;

  @Setting({
    env: 'PROVENANCE_RISK_HIGH_SEVERITY_THRESHOLD',
    purpose: 'Number of findings of high severity from which a decision warns.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  highSeverityThreshold = 1;

  @Setting({
    env: 'PROVENANCE_POLICY_WARN_THRESHOLDS',
    purpose: 'JSON map of category to the number of findings from which a decision warns: {"sqli": 1}.',
  })
  @IsNumberMap({ min: 1, integer: true })
  warnThresholds: Record<string, number> = {};

  @Setting({
    env: 'PROVENANCE_POLICY_BLOCK_THRESHOLDS',
    purpose: 'JSON map of category to the number of findings from which a decision blocks.',
  })
  @IsNumberMap({ min: 1, integer: true })
  blockThresholds: Record<string, number> = {};

  @Setting({
    env: 'PROVENANCE_WARN_ON_PARTIAL',
    purpose: 'Warn when a changed file could not be looked at in full.',
  })
  @IsBoolean()
  warnOnPartial = true;

  @Setting({
    env: 'PROVENANCE_HONOUR_SOURCE_SUPPRESSIONS',
    purpose:
      'Hold a finding back where a comment in the changed source asks for it (nosemgrep, noqa, ...). Off: the comment is shown as an attempt, the finding stays open.',
  })
  @IsBoolean()
  honourSourceComments = false;

  @Setting({
    env: 'PROVENANCE_RISK_WEIGHTS',
    purpose: `JSON map of points for the risk score; what it does not name keeps its default: ${JSON.stringify(DEFAULT_RISK_WEIGHTS)}.`,
  })
  @IsNumberMap({ min: 0, integer: false, keys: Object.keys(DEFAULT_RISK_WEIGHTS) })
  riskWeights: Partial<RiskWeights> = {};

  @Setting({
    env: 'PROVENANCE_GITHUB_BASE_URL',
    purpose: 'GitHub Enterprise base URL; permalinks of evidence point there.',
  })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  githubBaseUrl = 'https://github.com';
}

/** The configuration as the settings of the built-in policy. */
export function policySettings(config: PolicyConfig): PolicySettings {
  const { blockOnUnknown, highSeverityThreshold, warnThresholds, blockThresholds, warnOnPartial, honourSourceComments } = config;
  const riskWeights = { ...DEFAULT_RISK_WEIGHTS, ...config.riskWeights };
  return { blockOnUnknown, highSeverityThreshold, warnThresholds, blockThresholds, warnOnPartial, honourSourceComments, riskWeights };
}

/** Where a person reads code: GitHub's addresses of the API name the same server. */
export function repositoryUrl({ githubBaseUrl }: PolicyConfig): string {
  return githubBaseUrl.replace(/\/+$/, '').replace(/\/api\/v3$/, '').replace(/^https:\/\/api\.github\.com$/, 'https://github.com');
}
