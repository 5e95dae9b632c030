import { ApiProperty } from '@nestjs/swagger';
import { isRepoPattern, ProvenanceError, SCOPES, type Fault, type Scope } from '@provenance/domain';
import type { TokenRequest } from '@provenance/runtime';
import { unknownFields } from '@provenance/service';

const NAME_LIMIT = 100;
const REPOS_LIMIT = 100;
const DEFAULT_OVERLAP = 3_600;
const MAX_OVERLAP = 30 * 86_400;

/** RFC 3339 with a zone. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

export class CreateTokenRequest {
  @ApiProperty({ maxLength: NAME_LIMIT, description: 'What it is for' })
  name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true, description: '`admin` covers every scope' })
  scopes!: Scope[];

  @ApiProperty({ type: [String], required: false, description: 'Patterns of repositories that it reaches (`acme/*`; a star is never a slash); absent: all. Not with `admin`' })
  repos?: string[];

  @ApiProperty({ format: 'date-time', required: false, description: 'When it ends; absent: never' })
  expires_at?: string;
}

export class RotateTokenRequest {
  @ApiProperty({ type: 'integer', required: false, minimum: 0, maximum: MAX_OVERLAP, default: DEFAULT_OVERLAP, description: 'How long the secret so far still opens' })
  overlap_seconds?: number;
}

/** @param now RFC 3339, UTC @throws ProvenanceError validation_failed with every fault */
export function readTokenRequest(body: unknown, now: string): TokenRequest {
  const fields = fieldsOf(body, ['name', 'scopes', 'repos', 'expires_at']);
  const { name, scopes, repos, expires_at } = fields.values;
  const faults = fields.faults;
  const check = (pointer: string, fault: string | undefined) => fault !== undefined && faults.push({ pointer, detail: fault });
  check('/name', nameFault(name));
  check('/scopes', scopesFault(scopes));
  check('/repos', repos === undefined ? undefined : reposFault(repos, scopes));
  check('/expires_at', expires_at === undefined ? undefined : expiryFault(expires_at, now));
  refuse(faults);
  return {
    name: (name as string).trim(),
    scopes: [...new Set(scopes as Scope[])],
    ...(repos !== undefined && { repos: repos as string[] }),
    ...(expires_at !== undefined && { expires_at: new Date(expires_at as string).toISOString() }),
  };
}

/** @returns the overlap in seconds @throws ProvenanceError validation_failed */
export function readRotation(body: unknown): number {
  if (body === undefined || body === null) return DEFAULT_OVERLAP;
  const { values, faults } = fieldsOf(body, ['overlap_seconds']);
  const { overlap_seconds: seconds = DEFAULT_OVERLAP } = values;
  if (!Number.isInteger(seconds) || (seconds as number) < 0 || (seconds as number) > MAX_OVERLAP) {
    faults.push({ pointer: '/overlap_seconds', detail: `must be a whole number from 0 to ${MAX_OVERLAP}` });
  }
  refuse(faults);
  return seconds as number;
}

function fieldsOf(body: unknown, known: readonly string[]): { values: Record<string, unknown>; faults: Fault[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ProvenanceError('malformed_body', 'The body must be a JSON object');
  const values = body as Record<string, unknown>;
  return { values, faults: unknownFields(values, known) };
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ProvenanceError('validation_failed', `${faults.length} field${faults.length === 1 ? ' is' : 's are'} not valid`, { faults });
}

function nameFault(name: unknown): string | undefined {
  const fits = typeof name === 'string' && name.trim().length > 0 && name.length <= NAME_LIMIT && !/\p{Cc}/u.test(name);
  return fits ? undefined : `must be a text of 1 to ${NAME_LIMIT} characters without control characters`;
}

function scopesFault(scopes: unknown): string | undefined {
  const fits = Array.isArray(scopes) && scopes.length > 0 && scopes.every((scope) => SCOPES.includes(scope as Scope));
  return fits ? undefined : `must be a list of one or more of ${SCOPES.join(', ')}`;
}

function reposFault(repos: unknown, scopes: unknown): string | undefined {
  if (Array.isArray(scopes) && scopes.includes('admin')) return 'cannot go with the scope admin, which reaches everything';
  const fits = Array.isArray(repos) && repos.length > 0 && repos.length <= REPOS_LIMIT && repos.every((repo) => typeof repo === 'string' && isRepoPattern(repo));
  return fits ? undefined : `must be a list of 1 to ${REPOS_LIMIT} patterns such as acme/shop or acme/*`;
}

function expiryFault(at: unknown, now: string): string | undefined {
  if (typeof at !== 'string' || !TIME.test(at) || Number.isNaN(Date.parse(at))) return 'must be a time as RFC 3339 has it, with its zone';
  return new Date(at).toISOString() > now ? undefined : 'must lie ahead';
}
