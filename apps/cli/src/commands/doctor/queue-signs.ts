import type { Queues } from '@provenance/api-client';
import { runbook, type Sign } from './sign.ts';

/** The alerts of the same names fire at these. */
const STUCK_SECONDS = 300;
const BACKLOG_JOBS = 10_000;
const EXPORT_BEHIND_SECONDS = 900;

/** The sweeper goes round every few seconds; the alert waits three times as long, to be sure. */
const OVERDUE_SECONDS = 300;

/** @param orphans stages that nobody runs: that their jobs wait is no finding of its own */
export function queueSigns({ queues, outbox, export: sent }: Queues, orphans: ReadonlySet<string> = new Set()): Sign[] {
  return [
    ...queues.map((queue) => queueSign(queue, orphans)),
    backlogSign(queues),
    deadSign(queues.map(({ queue, jobs }) => [queue, jobs.failed])),
    outboxSign(outbox, orphans),
    ...(sent === undefined ? [{ what: 'export queue', state: 'ok' as const, detail: 'off' }] : [exportSign(sent)]),
  ];
}

type QueueFacts = Queues['queues'][number];

function queueSign({ queue, paused, jobs, oldest_job_age_seconds: age }: QueueFacts, orphans: ReadonlySet<string>): Sign {
  const what = `queue ${queue}`;
  const detail = `${jobs.waiting} wait, ${jobs.active} run, ${jobs.delayed} delayed; the oldest is ${age.toFixed(0)} s old`;
  if (paused) return { what, state: 'warn', detail: `paused; ${detail}`, todo: `provenance admin queues resume ${queue}`, runbook: runbook('ProvenanceQueuePaused') };
  if (age <= STUCK_SECONDS || orphans.has(queue)) return { what, state: 'ok', detail };
  return { what, state: 'fail', detail: `${detail}, and may be ${STUCK_SECONDS}`, todo: stuckTodo(jobs), runbook: runbook('ProvenanceQueueStuck') };
}

function stuckTodo({ active, waiting }: QueueFacts['jobs']): string {
  if (active === 0) return 'Workers run and take nothing: restart them';
  return waiting > 0 ? 'More workers' : 'More workers do not help: read in their log what happens to the job in hand';
}

/** The deepest stage, as the alert has it and back-pressure. */
function backlogSign(queues: readonly QueueFacts[]): Sign {
  const work = Math.max(0, ...queues.map(({ jobs }) => jobs.waiting + jobs.active + jobs.delayed));
  if (work <= BACKLOG_JOBS) return { what: 'backlog', state: 'ok', detail: `${work} jobs in the deepest stage` };
  return { what: 'backlog', state: 'warn', detail: `${work} jobs in the deepest stage, of ${BACKLOG_JOBS} that are well`, todo: 'More workers of the stage that grows', runbook: runbook('ProvenanceQueueBacklog') };
}

function deadSign(failed: readonly (readonly [queue: string, count: number])[]): Sign {
  const dead = failed.filter(([, count]) => count > 0);
  if (dead.length === 0) return { what: 'dead letters', state: 'ok', detail: 'none' };
  return { what: 'dead letters', state: 'warn', detail: dead.map(([queue, count]) => `${count} of ${queue}`).join(', '), todo: 'provenance admin dead-letters list', runbook: runbook('ProvenanceDeadLetters') };
}

/** The sweeper runs where submissions are accepted. */
function outboxSign({ open, due, oldest_due_seconds: overdue }: Queues['outbox'], orphans: ReadonlySet<string>): Sign {
  if (overdue <= OVERDUE_SECONDS || orphans.has('ingest')) return { what: 'outbox', state: 'ok', detail: `${open} accepted and not ended, ${due} due` };
  return { what: 'outbox', state: 'fail', detail: `${due} due, for ${overdue.toFixed(0)} s`, todo: 'Read the log of ingest-api for what its sweeper meets', runbook: runbook('ProvenanceOutboxPending') };
}

function exportSign({ waiting, failed, lag_seconds: lag }: NonNullable<Queues['export']>): Sign {
  const detail = `${waiting} wait, the first for ${lag.toFixed(0)} s; ${failed} refused`;
  if (lag > EXPORT_BEHIND_SECONDS) return { what: 'export queue', state: 'fail', detail, todo: 'See that the sink is up, and takes rows as fast as they come', runbook: runbook('ProvenanceExportBehind') };
  if (failed > 0) return { what: 'export queue', state: 'warn', detail, todo: 'provenance admin exports list says why', runbook: runbook('ProvenanceExportRefused') };
  return { what: 'export queue', state: 'ok', detail };
}
