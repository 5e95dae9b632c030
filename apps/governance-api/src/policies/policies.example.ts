import { readPolicy } from '@provenance/policy';
import { documentOf, toPolicyHead, toPolicyVersion, toPut, type PolicyHeadResponse, type PolicyPutResponse, type PolicyDetailResponse, type PolicyVersionResponse } from './policy.response.ts';

export const POLICY_EXAMPLE = `name: payments
repos: ["acme/pay-*"]
rules:
  - id: no-agents-in-crypto
    for: lines
    scope: {paths: ["src/crypto/**"], contributors: [ai]}
    outcome: block
    message: People write src/crypto.
`;

const at = '2026-03-02T09:00:00.000Z';
const read = readPolicy(POLICY_EXAMPLE, '3', Date.parse(at));
const digest = 'faults' in read ? '' : read.policy.identity.digest;
const head = { name: 'payments', version: 3, digest, enabled: true, description: '', repos: ['acme/pay-*'], on_error: 'warn' as const, updated_at: at };

export const HEAD_EXAMPLE: PolicyHeadResponse = toPolicyHead(head);
export const PUT_EXAMPLE: PolicyPutResponse = toPut(head, true, []);
export const VERSION_EXAMPLE: PolicyVersionResponse = toPolicyVersion({ name: 'payments', version: 3, digest, source: POLICY_EXAMPLE, created_at: at });
export const POLICY_RESPONSE_EXAMPLE: PolicyDetailResponse = { ...HEAD_EXAMPLE, source: POLICY_EXAMPLE, document: documentOf(POLICY_EXAMPLE), versions: 3 };
