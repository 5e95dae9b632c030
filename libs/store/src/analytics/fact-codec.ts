import { byFamily, FAMILIES, Tally, type FactUnit, type Family, type PlacedNote } from '@provenance/domain';
import { pack, unpack, type Packable } from './msgpack.ts';
import { FAMILY_CODES, named, stored } from './stored-names.ts';

/** A unit as it lies in a shard: counters by family, as the sums are kept. */
export interface StoredFact {
  at: number;
  repo: string;
  parts: (readonly [agent: string, counters: ReadonlyMap<Family, ReadonlyMap<string, number>>])[];
}

export interface StoredNote extends PlacedNote {
  at: number;
}

/** What a fact is as bytes: its moment, its repository, and of each agent the counters by family under their stored names. */
type PackedFact = readonly [at: number, repo: string, parts: readonly (readonly [agent: string, counters: ReadonlyMap<string, ReadonlyMap<string, number>>])[]];

const FAMILY_OF_CODE: ReadonlyMap<string, Family> = new Map(FAMILIES.map((family) => [FAMILY_CODES[family], family]));

export function encodeFact({ at, repo, parts }: FactUnit): Buffer {
  const packed: PackedFact = [Date.parse(at), wellFormed(repo), parts.map(({ agent_id, counters }) => [wellFormed(agent_id), packedCounters(counters)])];
  return pack(packed as Packable);
}

export function decodeFact(bytes: Buffer): StoredFact {
  const [at, repo, parts] = unpack(bytes) as PackedFact;
  return {
    at,
    repo,
    parts: parts.map(([agent, families]) => [agent, new Map([...families].flatMap(([code, sums]) => knownFamily(code, withNames(sums))))] as const),
  };
}

/** The counters of a field of a roll-up. */
export function decodeSums(bytes: Buffer): Map<string, number> {
  return withNames(unpack(bytes) as ReadonlyMap<string, number>);
}

export function encodeNote({ at, repo, note }: FactUnit): string {
  return note === undefined ? '' : JSON.stringify({ ...note, repo, at: Date.parse(at) } satisfies StoredNote);
}

export function countersOf(fact: StoredFact, agent: string): Record<string, number> {
  const found = fact.parts.find(([name]) => name === agent);
  return Object.fromEntries([...(found?.[1].values() ?? [])].flatMap((counters) => [...counters]));
}

function packedCounters(counters: Record<string, number>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sound = new Tally().add(Object.entries(counters).map(([name, value]) => [wellFormed(name), value]));
  const families = byFamily(Object.fromEntries(sound.entries()));
  return new Map([...families].map(([family, some]) => [FAMILY_CODES[family], new Map(Object.entries(some).map(([name, value]) => [stored(name), value]))]));
}

function knownFamily(code: string, counters: Map<string, number>): [Family, Map<string, number>][] {
  const family = FAMILY_OF_CODE.get(code);
  return family === undefined ? [] : [[family, counters]];
}

function withNames(sums: ReadonlyMap<string, number>): Map<string, number> {
  const counters = new Map<string, number>();
  for (const [text, sum] of sums) {
    const name = named(text);
    if (name !== undefined) counters.set(name, sum);
  }
  return counters;
}

/** Half a surrogate pair, which a path may hold, has no UTF-8. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
