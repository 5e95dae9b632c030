import { byText } from '../analysis/text-order.ts';
import type { AttestationState, Contributor, Evidence, EvidenceKind, Granularity, Verdict } from './verdict.ts';

/** Strongest first. A stronger kind wins whatever the confidence of a weaker one. */
const STRENGTH: readonly EvidenceKind[] = [
  'attestation',
  'payload',
  'note',
  'trace',
  'author',
  'trailer',
  'pull_request',
  'branch',
];

const GRANULARITY: Record<EvidenceKind, Granularity> = {
  attestation: 'line',
  payload: 'line',
  note: 'line',
  trace: 'line',
  author: 'commit',
  trailer: 'commit',
  pull_request: 'pr',
  branch: 'pr',
};

/** What the state of the signature leaves of the confidence: a signature that should be there and is not costs most of it. */
const CONFIDENCE_CAP: Record<AttestationState, number> = {
  verified: 1,
  invalid: 0,
  unsigned: 0.2,
  unknown_key: 0.4,
  none: 1,
};

/**
 * The verdict over a line's evidence: the strongest kind wins, then the highest confidence, then the
 * name, so that the order of the evidence never matters. All evidence is kept, conflicts too.
 * A signature that does not verify refutes the claim: nobody is credited, confidence 0.
 */
export function judge(evidence: readonly Evidence[], attestation: AttestationState): Verdict {
  const kept = [...evidence].sort(strongestFirst);
  const winner = attestation === 'invalid' ? undefined : kept.find((one) => one.contributor !== 'unknown');
  return {
    contributor: winner?.contributor ?? 'unknown',
    ...(winner === undefined ? {} : whoIn(winner)),
    confidence: Math.min(winner?.confidence ?? 0, CONFIDENCE_CAP[attestation]),
    granularity: winner === undefined ? 'line' : GRANULARITY[winner.kind],
    attestation,
    evidence: kept,
  };
}

/** The verdict over a line that nothing spoke about. */
export function unattributed(): Verdict {
  return judge([], 'none');
}

/** How many lines each kind of contributor wrote; the five numbers always sum up to the lines. */
export function countContributors(verdicts: Iterable<Pick<Verdict, 'contributor'>>): Record<Contributor, number> {
  const counts: Record<Contributor, number> = { ai: 0, human: 0, mixed: 0, automation: 0, unknown: 0 };
  for (const { contributor } of verdicts) {
    counts[contributor] += 1;
  }
  return counts;
}

function whoIn({ agent_id, agent_version, session_id }: Evidence): Pick<Verdict, 'agent_id' | 'agent_version' | 'session_id'> {
  return {
    ...(agent_id === undefined ? {} : { agent_id }),
    ...(agent_version === undefined ? {} : { agent_version }),
    ...(session_id === undefined ? {} : { session_id }),
  };
}

function strongestFirst(a: Evidence, b: Evidence): number {
  return (
    STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind) ||
    b.confidence - a.confidence ||
    byText(a.agent_id ?? '', b.agent_id ?? '') ||
    byText(a.rule_id, b.rule_id) ||
    byText(a.contributor, b.contributor) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}
