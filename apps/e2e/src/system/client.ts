import { setTimeout as wait } from 'node:timers/promises';
import type { System } from './system.ts';

export interface Status {
  analysis_id: string;
  status: 'received' | 'in_progress' | 'completed' | 'failed';
  findings_total?: number;
  failure?: { stage: string; reason: string };
  stages: Record<string, { status: string; reason?: string }>;
}

const GIVE_UP_AFTER_MS = 120_000;

/** One submission, as it is answered. */
export function post(system: System, body: unknown): Promise<Response> {
  return postTo(system.app('ingest-api').base, body, system.token);
}

/** The header that opens a route, where there is a token. */
export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** One submission to one process. */
export function postTo(base: string, body: unknown, token?: string): Promise<Response> {
  return fetch(`${base}/v1/analysis`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
  });
}

/** Submits as a careful CI job does: a refused connection or a 5xx is tried again; the answer must be a 202. */
export async function submit(system: System, body: unknown): Promise<string> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  let last = 'nothing was tried';
  while (Date.now() < deadline) {
    try {
      const answer = await post(system, body);
      const text = await answer.text();
      if (answer.status === 202) return (JSON.parse(text) as Status).analysis_id;
      if (answer.status < 500 && answer.status !== 429) throw new RefusedError(`${answer.status}: ${text}`);
      last = `${answer.status}: ${text}`;
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      last = String(error);
    }
    await wait(100);
  }
  throw new Error(`not accepted within ${GIVE_UP_AFTER_MS / 1000} s; last: ${last}`);
}

class RefusedError extends Error {}

/** GET that outlives a restart of the service it asks. */
export async function get<T>(system: System, path: string): Promise<{ status: number; body: T }> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    try {
      const answer = await fetch(`${system.app('governance-api').base}${path}`, { headers: bearer(system.token) });
      const body = (await answer.json()) as T;
      if (answer.status < 500) return { status: answer.status, body };
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`${path} did not answer`);
    await wait(100);
  }
}

/** The analysis once it is completed or failed; each wait is one long-poll of the service. */
export async function untilEnded(system: System, analysisId: string, withinMs = GIVE_UP_AFTER_MS): Promise<Status> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { body } = await get<Status>(system, `/v1/analysis/${analysisId}?wait=10`);
    if (body.status === 'completed' || body.status === 'failed') return body;
    if (Date.now() > deadline) throw new Error(`${analysisId} did not end: ${JSON.stringify(body)}`);
  }
}

/** The job of a stage that failed for good. */
export interface DeadLetter {
  stage: string;
  analysis_id: string;
  reason: string;
}

/** Puts a dead letter back into its queue. */
export async function replay(system: System, { stage, analysis_id }: DeadLetter): Promise<void> {
  const path = `/v1/admin/dead-letters/${stage}/${analysis_id}/replay`;
  const answer = await fetch(`${system.app('governance-api').base}${path}`, { method: 'POST', headers: bearer(system.token) });
  if (answer.status !== 204) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** The sum of a metric of a process over the label sets that hold all of `labels`. */
export async function metric(base: string, name: string, labels: Record<string, string> = {}): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && wanted.every((label) => line.includes(label)))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf('}') + 1).trim().split(' ')[0]), 0);
}

/** All items of a paged resource. */
export async function all<T>(system: System, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const query: string = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { body } = await get<{ items: T[]; next_cursor?: string }>(system, `${path}${query}`);
    items.push(...body.items);
    cursor = body.next_cursor;
  } while (cursor !== undefined);
  return items;
}
