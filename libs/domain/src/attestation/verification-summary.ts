import { sha256 } from './evidence-document.ts';
import type { DecisionPredicate } from './decision-predicate.ts';

/** SLSA Verification Summary Attestation, version 1. */
export const VSA_PREDICATE_TYPE = 'https://slsa.dev/verification_summary/v1';

interface Named {
  uri: string;
  digest: { sha256: string };
}

/** What gates read: passed or failed. A decision that warns has passed, and its level says so. */
export interface VerificationSummary {
  verifier: { id: string; version: Record<string, string> };
  timeVerified: string;
  resourceUri: string;
  policy: Named;
  inputAttestations: Named[];
  verificationResult: 'PASSED' | 'FAILED';
  verifiedLevels: string[];
  slsaVersion: '1.1';
}

export interface SummaryContext {
  /** URL of the repository. */
  repository: string;
  /** Base URL of the service. */
  serviceUrl: string;
  /** The decision's own envelope, as it is served. */
  envelope: Uint8Array;
}

/** A level of our own: names with SLSA_ in front are for the tracks of SLSA. */
const LEVELS = { allow: ['PROVENANCE_POLICY_ALLOW'], warn: ['PROVENANCE_POLICY_WARN'], block: ['FAILED'] } as const;

export function verificationSummary(predicate: DecisionPredicate, { repository, serviceUrl, envelope }: SummaryContext): VerificationSummary {
  const { decision, policies, engines, analysis } = predicate;
  const [policy] = policies.slice(-1);
  return {
    verifier: { id: serviceUrl, version: Object.fromEntries(engines.map(({ name, version }) => [name, version])) },
    timeVerified: decision.decided_at,
    resourceUri: `git+${repository}`,
    policy: { uri: `urn:provenance:policy:${policy!.name}:${policy!.version}`, digest: policy!.digest },
    inputAttestations: [{ uri: `${serviceUrl}/v1/analysis/${analysis.analysis_id}/bundle`, digest: { sha256: sha256(envelope) } }],
    verificationResult: decision.outcome === 'block' ? 'FAILED' : 'PASSED',
    verifiedLevels: [...LEVELS[decision.outcome]],
    slsaVersion: '1.1',
  };
}
