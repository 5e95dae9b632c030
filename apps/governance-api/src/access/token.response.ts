import { ApiProperty } from '@nestjs/swagger';
import { SCOPES, type ApiToken, type Scope } from '@provenance/domain';
import type { IssuedToken } from '@provenance/runtime';

export const TOKEN_STATES = ['active', 'expired', 'revoked'] as const;

const time = { format: 'date-time' } as const;

/** A token without its secret. */
export class TokenResponse {
  @ApiProperty({ pattern: '^tk_[0-9a-f]{32}$' })
  token_id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: TOKEN_STATES })
  state!: (typeof TOKEN_STATES)[number];

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes!: Scope[];

  @ApiProperty({ type: [String], required: false, description: 'Absent: all' })
  repos?: string[];

  @ApiProperty(time)
  created_at!: string;

  @ApiProperty({ description: 'Who made it' })
  created_by!: string;

  @ApiProperty({ ...time, required: false })
  expires_at?: string;

  @ApiProperty({ ...time, required: false })
  rotated_at?: string;

  @ApiProperty({ ...time, required: false, description: 'To the minute' })
  last_used_at?: string;

  @ApiProperty({ ...time, required: false })
  revoked_at?: string;
}

export class IssuedTokenResponse extends TokenResponse {
  @ApiProperty({ pattern: '^prv_[A-Za-z0-9_-]{43}$', description: 'The token itself. It is shown this once and is not kept' })
  token!: string;
}

export class TokensResponse {
  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({ type: [TokenResponse], description: 'The oldest first' })
  items!: TokenResponse[];

  @ApiProperty({ required: false, description: 'Absent on the last page' })
  next_cursor?: string;
}

/** @param now RFC 3339, UTC */
export function toTokenResponse({ secrets: _secrets, ...token }: ApiToken, now: string, lastUsed?: string): TokenResponse {
  const expired = token.expires_at !== undefined && token.expires_at <= now;
  const state = token.revoked_at !== undefined ? 'revoked' : expired ? 'expired' : 'active';
  return { ...token, state, ...(lastUsed !== undefined && { last_used_at: lastUsed }) };
}

export function toIssuedTokenResponse({ token, text }: IssuedToken, now: string): IssuedTokenResponse {
  return { ...toTokenResponse(token, now), token: text };
}
