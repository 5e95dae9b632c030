import { all, bearer, get, submit, untilEnded } from '../system/client.ts';
import type { System } from '../system/system.ts';
import { pushOf, type Push } from './push.ts';

interface Found {
  fingerprint: string;
  status: string;
  file_path: string;
}

export interface Life extends Found {
  repo: string;
  pr_number: string;
  history: { type: string; cause?: string; actor?: string }[];
}

interface Sarif {
  runs: { results: { suppressions?: { kind: string; status?: string }[] }[] }[];
}

/** What all readers of an analysis are told of its one finding. */
export interface Seen {
  fingerprint: string;
  listed: string;
  path: string;
  /** Whether SARIF has it, and as accepted. */
  sarif: 'suppressed' | 'shown' | 'absent';
  outcome: string;
  /** The decision names its rule. */
  objected: boolean;
}

/** Analyses a push, to its end. @throws Error where it does not show exactly one finding */
export async function seenAfter(system: System, push: Push): Promise<Seen> {
  const id = await submit(system, pushOf(push));
  const { status } = await untilEnded(system, id);
  const findings = await all<Found>(system, `/v1/analysis/${id}/findings`);
  const [finding] = findings;
  if (finding === undefined || findings.length > 1) throw new Error(`${id} ${status} with ${findings.length} findings`);
  const { body: sarif } = await get<Sarif>(system, `/v1/analysis/${id}/sarif`);
  const { body: decision } = await get<{ outcome: string; reasons: { rule_id: string }[] }>(system, `/v1/analysis/${id}/decision`);
  return {
    ...{ fingerprint: finding.fingerprint, listed: finding.status, path: finding.file_path, sarif: stateIn(sarif), outcome: decision.outcome },
    objected: decision.reasons.some(({ rule_id }) => rule_id === 'critical-findings'),
  };
}

function stateIn({ runs }: Sarif): Seen['sarif'] {
  const [result] = runs.flatMap(({ results }) => results);
  if (result === undefined) return 'absent';
  return result.suppressions?.some(({ kind, status }) => kind === 'external' && status === 'accepted') === true ? 'suppressed' : 'shown';
}

export interface Answer<T> {
  status: number;
  body: T;
}

/** One POST to governance-api. @param token in whose name, else the administrator's */
export async function ask<T>(system: System, path: string, body: unknown, token = system.token): Promise<Answer<T>> {
  const headers = { 'content-type': 'application/json', ...bearer(token) };
  const answer = await fetch(`${system.app('governance-api').base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as T };
}

/** The findings of a repository as they stand now. */
export async function livesIn(system: System, repo: string): Promise<Life[]> {
  return (await get<{ items: Life[] }>(system, `/v1/findings?repo=${encodeURIComponent(repo)}`)).body.items;
}
