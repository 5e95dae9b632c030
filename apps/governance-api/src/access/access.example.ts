import type { AuditResponse } from './audit.response.ts';
import type { IssuedTokenResponse, TokenResponse } from './token.response.ts';

const UNUSED_TOKEN = {
  token_id: 'tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f',
  name: 'CI of the shop',
  state: 'active',
  scopes: ['analysis:write', 'analysis:read'],
  repos: ['acme/shop', 'acme/api-*'],
  created_at: '2026-03-02T09:00:00.000Z',
  created_by: 'admin-token',
  expires_at: '2027-03-02T09:00:00.000Z',
} satisfies TokenResponse;

export const TOKEN_EXAMPLE = { ...UNUSED_TOKEN, last_used_at: '2026-03-02T09:30:12.000Z' } satisfies TokenResponse;

export const ISSUED_TOKEN_EXAMPLE = { ...UNUSED_TOKEN, token: `prv_${'0'.repeat(43)}` } satisfies IssuedTokenResponse;

export const AUDIT_EXAMPLE = {
  items: [
    {
      n: 18,
      at: '2026-03-02T09:30:12.000Z',
      actor: 'token:tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f',
      action: 'POST /v1/analysis',
      target: '/v1/analysis acme/shop#42 an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
      outcome: 'done',
      status: 202,
      request_id: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
      address: '10.0.3.7',
      prev: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
      hash: 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',
    },
  ],
  next_cursor: '1772443812000-0',
} satisfies AuditResponse;
