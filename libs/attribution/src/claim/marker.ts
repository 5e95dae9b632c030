import { NAMING_KEYS } from '../message/author-keys.ts';
import type { MarkContext } from '../message/mark.ts';
import { readMessage } from '../message/read-message.ts';
import { parseTrailer } from '../message/trailer.ts';

/** What a marker says: the agent that it names for certain, and the words of its value. */
export interface Marker {
  agent_id?: string;
  words: readonly string[];
}

/**
 * Reads a provenance marker: one line as in a commit's message, `Agent-ID: x` or any other mark of an agent. Prose names
 * nobody, and neither does a key that names who reviewed.
 */
export function readMarker(text: string, context: MarkContext): Marker | undefined {
  const line = text.split('\n', 1)[0] ?? '';
  const agent = readMessage(line, context).find(({ agent_id }) => agent_id !== undefined)?.agent_id;
  const trailer = parseTrailer(line);
  const words = trailer !== undefined && NAMING_KEYS.has(trailer.key) ? wordsOf(trailer.value.split('<', 1)[0] ?? '') : [];
  return agent === undefined && words.length === 0 ? undefined : { ...(agent === undefined ? {} : { agent_id: agent }), words };
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
