import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What raises the risk score, in points; defaults in DEFAULT_RISK_WEIGHTS. */
export interface RiskWeights {
  /** Each open finding of the severity. */
  critical: number;
  high: number;
  medium: number;
  low: number;
  /** All of the changed lines are unknown; a share of them counts in proportion. */
  unknown_lines: number;
  /** All of the changed files could not be looked at; a share counts in proportion, a partial file half. */
  uncovered_files: number;
  /** At least one attestation does not verify. */
  invalid_attestation: number;
  /** A review bot's change request was bypassed, or a push was forced after approval. */
  bypassed_review: number;
}

export const DEFAULT_RISK_WEIGHTS: Readonly<RiskWeights> = {
  critical: 40,
  high: 15,
  medium: 5,
  low: 1,
  unknown_lines: 20,
  uncovered_files: 20,
  invalid_attestation: 50,
  bypassed_review: 15,
};

/** The settings of the built-in policy. */
export interface PolicySettings {
  /** Block when a changed line is unknown. */
  blockOnUnknown: boolean;
  /** So many open findings of high severity warn. */
  highSeverityThreshold: number;
  /** By category of finding: so many of them warn. */
  warnThresholds: Readonly<Record<string, number>>;
  /** By category of finding: so many of them block. */
  blockThresholds: Readonly<Record<string, number>>;
  /** Warn when a changed file could not be looked at in full. */
  warnOnPartial: boolean;
  /** Hold a finding back where a comment in the source asks for it. */
  honourSourceComments: boolean;
  riskWeights: Readonly<RiskWeights>;
}

export const DEFAULT_POLICY: Readonly<PolicySettings> = {
  blockOnUnknown: false,
  highSeverityThreshold: 1,
  warnThresholds: {},
  blockThresholds: {},
  warnOnPartial: true,
  honourSourceComments: false,
  riskWeights: DEFAULT_RISK_WEIGHTS,
};

/** Goes up when the built-in rules decide otherwise than before on the same settings. */
const BUILTIN_VERSION = '1';

/** Which policy decided: its name, version, and the sha256 (hex) of both with the settings. */
export interface PolicyIdentity {
  name: string;
  version: string;
  digest: string;
}

/** The identity of the built-in policy under these settings. */
export function builtinPolicy(settings: PolicySettings): PolicyIdentity {
  const named = { name: 'builtin', version: BUILTIN_VERSION };
  const digest = createHash('sha256').update(canonicalJson({ ...named, settings })).digest('hex');
  return { ...named, digest };
}
