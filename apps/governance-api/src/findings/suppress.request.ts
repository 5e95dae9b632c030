import { ApiProperty } from '@nestjs/swagger';
import { ProvenanceError, SUPPRESSION_SCOPES, type Fault, type SuppressionScope, type SuppressionTarget } from '@provenance/domain';
import { unknownFields } from '@provenance/service';

const LONGEST_REASON = 2_000;
const LONGEST_NAME = 256;

/** Where a suppression holds, or no longer does. */
export class SuppressionTargetRequest {
  @ApiProperty({ enum: SUPPRESSION_SCOPES, example: 'repo' })
  scope!: SuppressionScope;

  @ApiProperty({ required: false, example: 'acme/shop', description: 'Needed unless the scope is everywhere' })
  repo?: string;

  @ApiProperty({ required: false, example: '42', description: 'Needed where the scope is pull_request' })
  pr_number?: string;

  @ApiProperty({ maxLength: LONGEST_REASON, example: 'The value is a constant of ours.' })
  reason!: string;
}

/** Body of POST /v1/findings/{fingerprint}/suppress. */
export class SuppressRequest extends SuppressionTargetRequest {
  @ApiProperty({ required: false, format: 'date-time', description: 'From then on the finding is open again; absent: until it is taken back' })
  expires_at?: string;

  @ApiProperty({ required: false, maxLength: LONGEST_NAME, description: 'Who agreed' })
  approver?: string;
}

/** A body that was read: what is asked for, and why. */
export interface Asked {
  target: SuppressionTarget;
  reason: string;
  approver?: string;
  expires_at?: string;
}

const TARGET_FIELDS = ['scope', 'repo', 'pr_number', 'reason'];

/** @throws ProvenanceError `validation_failed` with every fault */
export function readSuppression(body: unknown, now: string): Asked {
  return readAsked(body, now, [...TARGET_FIELDS, 'expires_at', 'approver']);
}

/** @throws ProvenanceError `validation_failed` with every fault */
export function readUnsuppression(body: unknown, now: string): Pick<Asked, 'target' | 'reason'> {
  return readAsked(body, now, TARGET_FIELDS);
}

function readAsked(body: unknown, now: string, known: readonly string[]): Asked {
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  const faults = unknownFields(given, known);
  const reason = text(given, 'reason', LONGEST_REASON, faults);
  const approver = optional(given, 'approver', LONGEST_NAME, faults);
  const expires_at = expiry(given['expires_at'], now, faults);
  const target = targetOf(given, faults);
  if (faults.length > 0) throw new ProvenanceError('validation_failed', 'The suppression is not valid', { faults });
  return { target, reason, ...(approver !== undefined && { approver }), ...(expires_at !== undefined && { expires_at }) };
}

function targetOf(given: Record<string, unknown>, faults: Fault[]): SuppressionTarget {
  const scope = SUPPRESSION_SCOPES.find((one) => one === given['scope']);
  if (scope === undefined) faults.push({ pointer: '/scope', detail: `must be one of ${SUPPRESSION_SCOPES.join(', ')}` });
  if (scope === undefined || scope === 'everywhere') return { scope: 'everywhere' };
  const number = given['pr_number'];
  const named = typeof number === 'number' ? { ...given, pr_number: String(number) } : given;
  const repo = text(named, 'repo', LONGEST_NAME, faults);
  return { scope, repo, ...(scope === 'pull_request' && { pr_number: text(named, 'pr_number', 64, faults) }) };
}

function text(given: Record<string, unknown>, key: string, longest: number, faults: Fault[]): string {
  const value = given[key];
  if (typeof value === 'string' && value.trim() !== '' && value.length <= longest) return value;
  faults.push({ pointer: `/${key}`, detail: `must be text of 1 to ${longest} characters` });
  return '';
}

function optional(given: Record<string, unknown>, key: string, longest: number, faults: Fault[]): string | undefined {
  return given[key] === undefined || given[key] === null ? undefined : text(given, key, longest, faults);
}

function expiry(value: unknown, now: string, faults: Fault[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (at > Date.parse(now)) return new Date(at).toISOString();
  faults.push({ pointer: '/expires_at', detail: 'must be a moment to come, as RFC 3339 writes it' });
  return undefined;
}
