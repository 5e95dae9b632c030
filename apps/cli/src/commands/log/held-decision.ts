import { canonicalJson, DECISION_PREDICATE_TYPE, verifyBundle, type AuditFault, type DecisionPredicate, type LogEntry, type VerificationKey } from '@provenance/domain';
import { ApiError, type Client } from '@provenance/api-client';
import { createHash } from 'node:crypto';

const DAY_MS = 86_400_000;

/** What the decisions of records are held to. */
export interface HeldTo {
  keys: readonly VerificationKey[];
  /** How long the service keeps decisions. */
  retentionDays: number;
  /** Ms since the epoch. */
  now: number;
}

/** What is wrong with the decision that a record names: with the stored one, its bundle, or that it is gone too early. */
export async function decisionFaults(client: Pick<Client, 'bundle' | 'decision'>, entry: LogEntry, held: HeldTo): Promise<AuditFault[]> {
  const fault = (detail: string): AuditFault => ({ kind: 'decision', decision_id: entry.decision_id, detail });
  const decision = await found(() => client.decision(entry.analysis_id));
  if (decision === undefined) {
    const young = held.now - Date.parse(entry.decided_at) < held.retentionDays * DAY_MS;
    return young ? [fault(`the decision is gone, and was to be kept ${held.retentionDays} days`)] : [];
  }
  // An analysis that expired may be decided again under its id: that decision has a record of its own.
  if (decision.decided_at !== entry.decided_at) return [fault(`the record was entered for a decision of ${entry.decided_at}; the one that stands is of ${decision.decided_at}`)];
  if (entry.envelope_sha256 === null) return decision.outcome === entry.outcome ? [] : [fault(differs(entry, decision))];
  const bundle = await found(() => client.bundle(entry.analysis_id));
  if (bundle === undefined) return [fault('its bundle is gone')];
  return bundleFaults(bundle, entry, decision, held.keys).map(fault);
}

function bundleFaults(bundle: string, entry: LogEntry, decision: object, keys: readonly VerificationKey[]): string[] {
  if (createHash('sha256').update(bundle).digest('hex') !== entry.envelope_sha256) return ['its bundle is not the one that was entered'];
  const { checks, statement } = verifyBundle(bundle, { keys });
  const failed = checks.filter(({ state }) => state === 'failed');
  if (failed.length > 0) return failed.map(({ name, detail }) => `its bundle does not verify: ${name}: ${detail}`);
  if (statement?.predicateType !== DECISION_PREDICATE_TYPE) return ['its bundle is not about a decision'];
  return signedFaults((statement.predicate as DecisionPredicate).decision as unknown as Record<string, unknown>, entry, decision as Record<string, unknown>);
}

function signedFaults(signed: Record<string, unknown>, entry: LogEntry, stands: Record<string, unknown>): string[] {
  const changed = Object.keys(signed).filter((field) => canonicalJson(signed[field]) !== canonicalJson(stands[field] ?? null));
  return [
    ...changed.map((field) => `${field} of the decision that stands is not what was signed`),
    ...(signed['outcome'] === entry.outcome && signed['decision_id'] === entry.decision_id ? [] : [`the record says ${entry.outcome} of ${entry.decision_id}, signed was ${String(signed['outcome'])} of ${String(signed['decision_id'])}`]),
  ];
}

function differs(entry: LogEntry, { outcome }: { outcome: string }): string {
  return `the record says ${entry.outcome}, the decision that stands ${outcome}`;
}

async function found<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
