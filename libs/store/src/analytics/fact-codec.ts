import { byFamily, Tally, type FactUnit, type Family, type PlacedNote } from '@provenance/domain';

/** A unit as it lies in a shard: counters by family, as the sums are kept. */
export interface StoredFact {
  at: number;
  repo: string;
  parts: [agent: string, counters: Partial<Record<Family, Record<string, number>>>][];
}

export interface StoredNote extends PlacedNote {
  at: number;
}

export function encodeFact({ at, repo, parts }: FactUnit): string {
  const stored: StoredFact = {
    at: Date.parse(at),
    repo: wellFormed(repo),
    parts: parts.map(({ agent_id, counters }) => [wellFormed(agent_id), families(counters)]),
  };
  return JSON.stringify(stored);
}

export function encodeNote({ at, repo, note }: FactUnit): string {
  return note === undefined ? '' : JSON.stringify({ ...note, repo, at: Date.parse(at) } satisfies StoredNote);
}

export function countersOf(fact: StoredFact, agent: string): Record<string, number> {
  const found = fact.parts.find(([name]) => name === agent);
  return Object.fromEntries(Object.values(found?.[1] ?? {}).flatMap((counters) => Object.entries(counters)));
}

function families(counters: Record<string, number>): StoredFact['parts'][number][1] {
  const sound = new Tally().add(Object.entries(counters).map(([name, value]) => [wellFormed(name), value]));
  return Object.fromEntries(byFamily(Object.fromEntries(sound.entries())));
}

/** Half a surrogate pair, which a path may hold, is an escape to JSON.stringify that the server's cjson refuses. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
