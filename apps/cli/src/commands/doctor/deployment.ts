import { ApiError, type Capability, type Client, type Queues } from '@provenance/api-client';

/** One line of the diagnosis of a deployment. */
export interface Sign {
  what: string;
  state: 'ok' | 'warn' | 'fail';
  detail: string;
  /** What to do, where it is not ok. */
  todo?: string;
}

/** Where runbooks lie in the project. */
const RUNBOOKS = 'docs/operations/runbooks';

/** The alerts of the same names fire at these. */
const STUCK_SECONDS = 300;
const BACKLOG_JOBS = 10_000;
const EXPORT_BEHIND_SECONDS = 900;

/** Apart from each other so far, tokens of OIDC and times of decisions are no longer right. */
const SKEW_WARN_SECONDS = 5;
const SKEW_FAIL_SECONDS = 60;

const runbook = (name: string): string => `${RUNBOOKS}/${name}.md`;

/** What is wrong with a deployment, as far as it can be asked from outside. Never throws for what it finds. */
export async function diagnose(client: Client, version: string): Promise<Sign[]> {
  const reached = await reachable(client, version);
  if (reached.some(({ what, state }) => what === 'reachable' && state === 'fail')) return reached;
  const parts = await Promise.all([
    signed('token and queues', async () => queueSigns(await client.queues())),
    signed('detectors', async () => detectorSigns(await client.capabilities())),
    signed('signing key', async () => keySigns(await client.keys())),
    signed('decision log', async () => logSigns(await client.logCheckpoint())),
  ]);
  return [...reached, ...parts.flat()];
}

/** The answer to a part that cannot be asked is a sign as well. */
async function signed(what: string, look: () => Promise<Sign[]>): Promise<Sign[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'not_signed') return [{ what, state: 'warn', detail: error.message, todo: 'Set PROVENANCE_DECISION_SIGNING_KEY: docs/attestation.md' }];
    if (error.status === 401 || error.status === 403) return [{ what, state: 'warn', detail: error.message, todo: 'Set PROVENANCE_API_TOKEN to a token with the scope admin: this was not looked at' }];
    return [{ what, state: 'fail', detail: error.message, todo: runbook('ProvenanceApiErrorBudgetBurn') }];
  }
}

async function reachable(client: Client, version: string): Promise<Sign[]> {
  try {
    const asked = Date.now();
    const { status, date, checks, metrics } = await client.operations();
    const at = (asked + Date.now()) / 2;
    return [
      { what: 'reachable', state: 'ok', detail: client.base },
      status === 'ok'
        ? { what: 'ready', state: 'ok', detail: Object.keys(checks).join(', ') }
        : { what: 'ready', state: 'fail', detail: Object.entries(checks).filter(([, said]) => said !== 'ok').map(([name, said]) => `${name}: ${said}`).join('; '), todo: 'docs/operations/disaster.md: Redis first' },
      clockSign(date, at),
      versionSign(metrics, version),
    ];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [{ what: 'reachable', state: 'fail', detail: error.message, todo: runbook('ProvenanceServiceAbsent') }];
  }
}

/** @param date of the answer, whole seconds @param at ms since the epoch, when it was asked for */
export function clockSign(date: string | undefined, at: number): Sign {
  if (date === undefined || Number.isNaN(Date.parse(date))) return { what: 'clock', state: 'warn', detail: 'the service tells no time', todo: 'A proxy took the Date header away' };
  // The header is cut to a second: on average it is half of one late.
  const skew = Math.max(0, Math.abs(Date.parse(date) + 500 - at) / 1_000 - 0.5);
  const detail = `${skew.toFixed(1)} s apart from this machine`;
  if (skew <= SKEW_WARN_SECONDS) return { what: 'clock', state: 'ok', detail };
  return { what: 'clock', state: skew > SKEW_FAIL_SECONDS ? 'fail' : 'warn', detail, todo: 'Set both clocks by NTP: times of decisions and OIDC tokens depend on them' };
}

/** @param metrics what /metrics says, where it is reachable */
export function versionSign(metrics: string | undefined, own: string): Sign {
  const runs = [...(metrics ?? '').matchAll(/^provenance_build_info\{([^}]*)\}/gm)].map(([, labels = '']) => ({
    service: /service="([^"]*)"/.exec(labels)?.[1] ?? '?',
    version: /version="([^"]*)"/.exec(labels)?.[1] ?? '?',
  }));
  if (runs.length === 0) return { what: 'version', state: 'warn', detail: `/metrics is not reachable there; this program is ${own}`, todo: `Compare provenance_build_info in Prometheus: ${runbook('ProvenanceVersionSkew')}` };
  const detail = `${runs.map(({ service, version }) => `${service} ${version}`).join(', ')}; this program ${own}`;
  const same = runs.every(({ version }) => version === own);
  return same ? { what: 'version', state: 'ok', detail } : { what: 'version', state: 'warn', detail, todo: runbook('ProvenanceVersionSkew') };
}

export function queueSigns({ queues, outbox, export: sent }: Queues): Sign[] {
  return [
    { what: 'token', state: 'ok', detail: 'has the scope admin' },
    ...queues.map(({ queue, paused, jobs, oldest_job_age_seconds: age }): Sign => {
      const work = jobs.waiting + jobs.active + jobs.delayed;
      const what = `queue ${queue}`;
      const detail = `${jobs.waiting} wait, ${jobs.active} run, ${jobs.delayed} delayed; the next is ${age.toFixed(0)} s old`;
      if (paused) return { what, state: 'warn', detail: `paused; ${detail}`, todo: `provenance admin queues resume ${queue}` };
      if (age > STUCK_SECONDS) return { what, state: 'fail', detail, todo: runbook('ProvenanceQueueStuck') };
      return work > BACKLOG_JOBS ? { what, state: 'warn', detail, todo: runbook('ProvenanceQueueBacklog') } : { what, state: 'ok', detail };
    }),
    deadSign(queues.map(({ queue, jobs }) => [queue, jobs.failed])),
    outbox.due > 0 && outbox.oldest_due_seconds > STUCK_SECONDS
      ? { what: 'outbox', state: 'fail', detail: `${outbox.due} due, for ${outbox.oldest_due_seconds.toFixed(0)} s`, todo: runbook('ProvenanceOutboxPending') }
      : { what: 'outbox', state: 'ok', detail: `${outbox.open} accepted and not ended, ${outbox.due} due` },
    ...(sent === undefined ? [{ what: 'export', state: 'ok' as const, detail: 'off' }] : [exportSign(sent)]),
  ];
}

function deadSign(failed: readonly (readonly [queue: string, count: number])[]): Sign {
  const dead = failed.filter(([, count]) => count > 0);
  if (dead.length === 0) return { what: 'dead letters', state: 'ok', detail: 'none' };
  return { what: 'dead letters', state: 'warn', detail: dead.map(([queue, count]) => `${count} of ${queue}`).join(', '), todo: `provenance admin dead-letters list; ${runbook('ProvenanceDeadLetters')}` };
}

function exportSign({ waiting, failed, lag_seconds: lag }: NonNullable<Queues['export']>): Sign {
  const detail = `${waiting} wait, the first for ${lag.toFixed(0)} s; ${failed} refused`;
  if (lag > EXPORT_BEHIND_SECONDS) return { what: 'export', state: 'fail', detail, todo: runbook('ProvenanceExportBehind') };
  return failed > 0 ? { what: 'export', state: 'warn', detail, todo: runbook('ProvenanceExportRefused') } : { what: 'export', state: 'ok', detail };
}

export function detectorSigns(capabilities: readonly Capability[]): Sign[] {
  if (capabilities.length === 0) return [{ what: 'detectors', state: 'fail', detail: 'no detect worker runs', todo: runbook('ProvenanceServiceAbsent') }];
  const failed = capabilities.filter(({ self_test: test }) => test?.passed === false);
  const names = [...new Set((failed.length > 0 ? failed : capabilities).map(({ name }) => name))].join(', ');
  if (failed.length > 0) return [{ what: 'detectors', state: 'fail', detail: `the self-test failed: ${names}: ${failed[0]?.self_test?.detail ?? 'no reason'}`, todo: runbook('ProvenanceDetectorFailing') }];
  return [{ what: 'detectors', state: 'ok', detail: `${names} on ${new Set(capabilities.flatMap(({ workers }) => workers)).size} workers` }];
}

/** @param jwks as /v1/keys answers it */
export function keySigns(jwks: string): Sign[] {
  const { keys } = JSON.parse(jwks) as { keys: { kid?: string }[] };
  if (keys.length > 0) return [{ what: 'signing key', state: 'ok', detail: keys.map(({ kid = 'without an id' }) => kid).join(', ') }];
  return [{ what: 'signing key', state: 'warn', detail: 'decisions are not signed', todo: 'Set PROVENANCE_DECISION_SIGNING_KEY: docs/attestation.md' }];
}

/** @param note the checkpoint: origin, size, root; it is signed anew when it is asked for, so an answer is fresh */
export function logSigns(note: string): Sign[] {
  const [origin = '', size = ''] = note.split('\n');
  if (!/^\d+$/.test(size)) return [{ what: 'decision log', state: 'fail', detail: 'its head cannot be read', todo: 'provenance log audit' }];
  return [{ what: 'decision log', state: 'ok', detail: `${origin}, ${size} records; provenance log audit holds them to what was signed` }];
}
