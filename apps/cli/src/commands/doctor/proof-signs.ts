import type { Capability, Deployment } from '@provenance/api-client';
import { runbook, type Sign } from './sign.ts';

/** A head is signed within moments of a record. */
const UNSIGNED_SECONDS = 60;

const LOG_PAGE = 'docs/attestation.md';

/** @param jwks as /v1/keys answers it */
export function keySigns(jwks: string): Sign[] {
  const { keys } = JSON.parse(jwks) as { keys: { kid?: string }[] };
  if (keys.length > 0) return [{ what: 'signing key', state: 'ok', detail: keys.map(({ kid = 'without an id' }) => kid).join(', ') }];
  return [{ what: 'signing key', state: 'note', detail: 'decisions are not signed', todo: 'PROVENANCE_DECISION_SIGNING_KEY has them signed', runbook: LOG_PAGE }];
}

/** @param now ms since the epoch, by the clock of the service */
export function logSigns(log: Deployment['decision_log'], now: number): Sign[] {
  const what = 'decision log';
  const records = `${log.size} records${log.last_record_at === undefined ? '' : `, the last of a decision of ${log.last_record_at}`}`;
  if (log.fault !== undefined) {
    return [{ what, state: 'fail', detail: `${log.fault} (${log.size} records, ${log.signed_size ?? 0} signed)`, todo: 'provenance log audit; keep a copy of Redis before anything is changed', runbook: LOG_PAGE }];
  }
  if (log.last_decision_entered === false) {
    return [{ what, state: 'fail', detail: `the decision of ${log.last_decision_at} is not in it; ${records}`, todo: 'Read the log of governance-api; provenance log audit', runbook: LOG_PAGE }];
  }
  const unsigned = log.size - (log.signed_size ?? 0);
  const age = log.last_record_at === undefined ? 0 : (now - Date.parse(log.last_record_at)) / 1_000;
  if (log.signing && unsigned > 0 && age > UNSIGNED_SECONDS) {
    return [{ what, state: 'warn', detail: `its signed head does not cover ${unsigned} of ${log.size} records, the last of ${age.toFixed(0)} s ago`, todo: 'The next decision has it signed, and so has GET /v1/log/checkpoint. If it stays, read the log of governance-api for "the head of the decision log was not signed"', runbook: LOG_PAGE }];
  }
  return [{ what, state: 'ok', detail: `${records}; ${log.signing ? `the head covers ${log.signed_size ?? 0}` : 'no head is signed'}` }];
}

/** What one without the scope admin can tell. @param note the checkpoint: origin, size, root */
export function headSigns(note: string): Sign[] {
  const [origin = '', size = ''] = note.split('\n');
  if (!/^\d+$/.test(size)) return [{ what: 'decision log', state: 'fail', detail: 'its head cannot be read', todo: 'provenance log audit', runbook: LOG_PAGE }];
  return [{ what: 'decision log', state: 'ok', detail: `${origin}, ${size} records under a signed head` }];
}

/** What scans code; without it only secrets and imports are looked at. */
const ENGINE = 'semgrep';

/**
 * @param told what stands in the way of detect is a finding of its own: nobody runs it, or it fails at its work
 * @param present somebody runs detect: a worker says which detectors it has every so often only, and Redis may have lost it
 */
export function detectorSigns(capabilities: readonly Capability[], { told = false, present = false }: { told?: boolean; present?: boolean } = {}): Sign[] {
  const what = 'detectors';
  const names = [...new Set(capabilities.map(({ name }) => name))];
  const failed = capabilities.filter(({ self_test: test }) => test?.passed === false);
  if (failed.length > 0) {
    const detail = `${failed.length} of ${capabilities.length} self-tests failed: ${[...new Set(failed.map(({ name }) => name))].join(', ')}: ${failed[0]?.self_test?.detail ?? 'no reason'}`;
    return [{ what, state: 'fail', detail, todo: 'Read the log of the detect worker', runbook: runbook('ProvenanceDetectorFailing') }];
  }
  if (told) return [];
  if (!names.includes(ENGINE)) return [withoutEngine(names, present)];
  return [{ what, state: 'ok', detail: `${names.join(', ')} on ${new Set(capabilities.flatMap(({ workers }) => workers)).size} workers` }];
}

function withoutEngine(names: readonly string[], present: boolean): Sign {
  const sign = { what: 'detectors', runbook: runbook('ProvenanceDetectorFailing') };
  if (names.length === 0 && present) {
    return { ...sign, state: 'warn', detail: 'not heard yet: detect workers are there, and none has said which detectors it has', todo: 'Ask again in a minute; if it stays, read the log of the detect worker' };
  }
  return { ...sign, state: 'fail', detail: `no detect worker has ${ENGINE}; there is ${names.join(', ') || 'nothing'}`, todo: 'See that PROVENANCE_SEMGREP_CORE_PATH names an engine that runs' };
}
