import { byText } from '../analysis/text-order.ts';
import { EVIDENCE_KINDS, type AttestationState, type Contributor, type Evidence, type EvidenceKind, type Granularity, type Verdict } from './verdict.ts';

/** A stronger kind wins whatever the confidence of a weaker one. */
const STRENGTH = new Map<EvidenceKind, number>(EVIDENCE_KINDS.map((kind, index) => [kind, index]));

const GRANULARITY: Record<EvidenceKind, Granularity> = {
  attestation: 'line',
  payload: 'line',
  note: 'line',
  trace: 'line',
  author: 'commit',
  trailer: 'commit',
  identity: 'commit',
  pull_request: 'pr',
  branch: 'pr',
};

/** What nobody signed is never certain; the coarser it is, the less. */
const UNSIGNED_CAP: Record<Granularity, number> = { line: 0.9, commit: 0.6, pr: 0.4 };

/** What the state of the signature leaves of the confidence: a signature that should be there and is not costs most of it. */
const CONFIDENCE_CAP: Record<AttestationState, number> = {
  verified: 1,
  invalid: 0,
  unsigned: 0.2,
  unknown_key: 0.4,
  none: 1,
};

/** What is left where agents are named with equal right: one of them is shown, but it may be any of them. */
const SHARED = 0.5;

/**
 * The verdict over a line's evidence: the strongest kind wins, then the highest confidence, then the
 * name, so that the order of the evidence never matters. All evidence is kept, conflicts too.
 * A signature that does not verify refutes the claim: nobody is credited, confidence 0.
 */
export function judge(evidence: readonly Evidence[], attestation: AttestationState): Verdict {
  const kept = evidence.length < 2 ? [...evidence] : [...evidence].sort(strongestFirst);
  const winner = attestation === 'invalid' ? undefined : winnerOf(kept);
  return {
    contributor: winner?.contributor ?? 'unknown',
    ...(winner === undefined ? {} : whoIn(winner)),
    confidence: winner === undefined ? 0 : confidenceOf(winner, kept, attestation),
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

/**
 * The strongest evidence that names a contributor. A record of the line itself that says "unknown" is an answer:
 * what holds for the commit as a whole must not turn it into AI or human.
 */
function winnerOf(kept: readonly Evidence[]): Evidence | undefined {
  const ofLine = kept.find((one) => GRANULARITY[one.kind] === 'line' && one.contributor !== 'unknown');
  if (ofLine !== undefined || kept.some(saysUnknown)) {
    return ofLine;
  }
  return kept.find((one) => one.contributor !== 'unknown');
}

function saysUnknown({ kind, contributor }: Evidence): boolean {
  return contributor === 'unknown' && (kind === 'note' || kind === 'trace');
}

function confidenceOf(winner: Evidence, kept: readonly Evidence[], attestation: AttestationState): number {
  const own = winner.kind === 'attestation' ? winner.confidence : Math.min(winner.confidence, UNSIGNED_CAP[GRANULARITY[winner.kind]]);
  const shared = kept.some((one) => isRival(one, winner));
  return Math.min(shared ? own * SHARED : own, CONFIDENCE_CAP[attestation]);
}

/** Of the same kind, as sure, and for somebody else. */
function isRival(one: Evidence, winner: Evidence): boolean {
  return (
    one.kind === winner.kind &&
    one.confidence === winner.confidence &&
    one.contributor !== 'unknown' &&
    (one.contributor !== winner.contributor || one.agent_id !== winner.agent_id)
  );
}

function whoIn({ agent_id, agent_version, session_id }: Evidence): Pick<Verdict, 'agent_id' | 'agent_version' | 'session_id'> {
  return {
    ...(agent_id === undefined ? {} : { agent_id }),
    ...(agent_version === undefined ? {} : { agent_version }),
    ...(session_id === undefined ? {} : { session_id }),
  };
}

function strengthOf({ kind }: Evidence): number {
  return STRENGTH.get(kind) ?? EVIDENCE_KINDS.length;
}

function strongestFirst(a: Evidence, b: Evidence): number {
  return (
    strengthOf(a) - strengthOf(b) ||
    b.confidence - a.confidence ||
    byText(a.agent_id ?? '', b.agent_id ?? '') ||
    byText(a.rule_id, b.rule_id) ||
    byText(a.contributor, b.contributor) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}
