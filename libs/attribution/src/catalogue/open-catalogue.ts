import { isObject, parseJson } from '../json/json-shape.ts';
import type { AgentEntry } from './agent-entry.ts';
import { AGENTS } from './agents.ts';
import { CatalogueError } from './catalogue-error.ts';
import { AgentCatalogue } from './catalogue.ts';
import { exampleFaults } from './example-faults.ts';
import { addressFault, idFault, parseEntry } from './parse-entry.ts';

/** What an operator adds to the bundled catalogue. */
export interface CatalogueAdditions {
  /** Logins, addresses, branch prefixes (ending in `/`) or labels, each with the id of the agent behind it. */
  map?: Readonly<Record<string, unknown>>;
  /** Text of a catalogue file: JSON, `{ "agents": [...] }` with entries of the same members as the bundled ones. */
  file?: string;
}

/**
 * The bundled catalogue and what an operator adds; of entries that claim one thing the operator's has it.
 * @throws CatalogueError that names every fault of the map and of the file
 */
export function openCatalogue({ map = {}, file }: CatalogueAdditions): AgentCatalogue {
  const faults: string[] = [];
  const added = file === undefined ? [] : fileEntries(file, faults);
  const mapped = mapEntries(map, [...AGENTS, ...added], faults);
  const labels = new Map(Object.entries(map).map(([label, id]) => [label.trim().toLowerCase(), String(id).trim()] as const));
  const catalogue = new AgentCatalogue([...AGENTS, ...added, ...mapped], labels);
  if (faults.length === 0) faults.push(...added.flatMap((entry) => exampleFaults(catalogue, entry)));
  if (faults.length > 0) throw new CatalogueError(faults);
  return catalogue;
}

function fileEntries(text: string, faults: string[]): AgentEntry[] {
  const value = parseJson(text);
  const agents = isObject(value) && Object.keys(value).every((key) => key === 'agents') ? value['agents'] : undefined;
  if (!Array.isArray(agents)) {
    faults.push('the catalogue must be JSON: { "agents": [...] }');
    return [];
  }
  return agents.flatMap((entry: unknown, index) => parseEntry(entry, (detail) => faults.push(`agent ${index + 1} ${detail}`)) ?? []);
}

function mapEntries(map: Readonly<Record<string, unknown>>, agents: readonly AgentEntry[], faults: string[]): AgentEntry[] {
  return Object.entries(map).flatMap(([key, id]) => {
    const wrong = key.trim() === '' ? 'must not be blank' : key.includes('@') ? addressFault(key.trim()) : undefined;
    if (wrong !== undefined) faults.push(`"${key}" ${wrong}`);
    const wrongId = idFault(id);
    if (wrongId !== undefined) faults.push(`"${key}": the value ${wrongId}`);
    return wrong === undefined && wrongId === undefined ? [mapEntry(key.trim(), String(id).trim(), agents)] : [];
  });
}

function mapEntry(key: string, id: string, agents: readonly AgentEntry[]): AgentEntry {
  const same = agents.find((agent) => agent.id === id.toLowerCase());
  const entry = { id: same?.id ?? id, vendor: same?.vendor ?? '', kind: same?.kind ?? 'ai', examples: { is: [], isNot: [] } } as const;
  if (key.includes('@')) return { ...entry, addresses: [key] };
  if (key.endsWith('/')) return { ...entry, branches: [key] };
  const login = key.toLowerCase().endsWith('[bot]') ? key.slice(0, -'[bot]'.length) : key;
  return { ...entry, apps: [login], accounts: [login] };
}
