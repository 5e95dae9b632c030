import { createPublicKey, type KeyObject } from 'node:crypto';
import { isAgentId } from '../catalogue/agent-id.ts';

/** DER of an Ed25519 public key up to its 32 bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** The Ed25519 public key of each agent that signs its lines. */
export type AgentKeys = ReadonlyMap<string, KeyObject>;

/**
 * Keys from their configured form: agent id to base64 of the raw 32 bytes.
 * @throws Error naming every agent whose key cannot be used: a key that is dropped in silence would
 *   turn each of its signatures into "unknown key".
 */
export function agentKeys(encoded: Readonly<Record<string, string>>): AgentKeys {
  const keys = new Map<string, KeyObject>();
  const faults: string[] = [];
  for (const [agent, text] of Object.entries(encoded)) {
    const raw = typeof text === 'string' ? Buffer.from(text, 'base64') : Buffer.alloc(0);
    if (!isAgentId(agent)) {
      faults.push(`"${agent}" is no agent`);
    } else if (raw.byteLength === KEY_BYTES) {
      keys.set(agent, createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' }));
    } else {
      faults.push(`${agent}: ${raw.byteLength} bytes`);
    }
  }
  if (faults.length > 0) {
    throw new Error(`An Ed25519 public key is the base64 of ${KEY_BYTES} bytes. Not usable: ${faults.join('; ')}`);
  }
  return keys;
}
