import { findAgent } from '../catalogue/find-agent.ts';

/** Keys whose value is the id of an agent. */
const ID_KEYS = new Set(['agent-id', 'ai-assistant']);
const TRAILER = /^[ \t]*([A-Za-z][A-Za-z-]{0,40}):[ \t]*(\S.*)$/;

/** What a marker says: the agent that it names for certain, and the words of its value. */
export interface Marker {
  agent_id?: string;
  words: readonly string[];
}

/**
 * Reads a provenance marker: one line `Key: value`, as in a commit's trailers. `Agent-ID: x` names x;
 * any other key names an agent only through an identity of the catalogue. Prose names nobody.
 */
export function readMarker(text: string): Marker | undefined {
  const [, key, value] = TRAILER.exec(text.split('\n', 1)[0] ?? '') ?? [];
  if (key === undefined || value === undefined) {
    return undefined;
  }
  const agent = ID_KEYS.has(key.toLowerCase()) ? value.trim().split(/\s/, 1)[0] : findAgent(value)?.id;
  return { ...(agent === undefined ? {} : { agent_id: agent }), words: wordsOf(value.replace(/<[^>]*>?/g, '')) };
}

/**
 * True when the marker speaks of this agent: it names it, or one name is the other with more detail
 * (`claude-3-opus` and `claude-3-opus-20240229`, `github-copilot` and `Copilot`).
 */
export function markerMatches(marker: Marker, agentId: string): boolean {
  if (marker.agent_id?.toLowerCase() === agentId.toLowerCase()) {
    return true;
  }
  const wanted = wordsOf(agentId);
  const [few, many] = wanted.length < marker.words.length ? [wanted, marker.words] : [marker.words, wanted];
  return few.some((word) => /[a-z]{3}/.test(word)) && few.every((word) => many.includes(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}
