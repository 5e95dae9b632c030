import { isObject, member, objectIn, type JsonObject } from '../json/json-shape.ts';
import type { AgentEntry, AgentExamples, AgentTrailer } from './agent-entry.ts';
import { isAgentId } from './agent-id.ts';

const LISTS = ['names', 'addresses', 'weakAddresses', 'apps', 'accounts', 'lines', 'branches', 'links', 'reviewers'] as const;
const KEYS: ReadonlySet<string> = new Set(['id', 'vendor', 'kind', 'named', 'nameSuffix', 'trailers', 'carriesOthers', 'examples', ...LISTS]);
const TRAILER_KEYS: ReadonlySet<string> = new Set(['key', 'startsWith', 'values', 'session', 'platform']);

/** Longest id: it is a name in every answer and figure. */
export const LONGEST_ID = 128;

/** Where faults go, with the place of the entry in front. */
type Fault = (detail: string) => void;

/**
 * Reads an entry of an operator's catalogue. Everything that would be ignored in silence is a fault: a member with a
 * slip in its name, a domain where an address belongs.
 */
export function parseEntry(value: unknown, fault: Fault): AgentEntry | undefined {
  if (!isObject(value)) {
    fault('is not an object');
    return undefined;
  }
  for (const key of Object.keys(value)) if (!KEYS.has(key)) fault(`has "${key}", which is not known (${[...KEYS].join(', ')})`);
  return {
    id: parseId(value, fault),
    vendor: shortText(value, 'vendor', fault) ?? '',
    kind: parseKind(value, fault),
    ...Object.fromEntries(LISTS.map((key) => [key, parseTexts(value, key, fault)])),
    named: parseNamed(value, fault),
    ...optional('nameSuffix', shortText(value, 'nameSuffix', fault)),
    trailers: parseTrailers(value, fault),
    ...(parseFlag(value, 'carriesOthers', fault) ? { carriesOthers: true } : {}),
    examples: parseExamples(value, fault),
  };
}

/** The fault of an id, if any: blank, too long, or a word for nobody or for a person. */
export function idFault(id: unknown): string | undefined {
  if (typeof id !== 'string' || id.trim() === '') return 'must be the id of an agent';
  if (!isAgentId(id)) return `must not be "${id}": that is no agent`;
  return id.length > LONGEST_ID ? `must not be longer than ${LONGEST_ID} characters` : undefined;
}

function parseId(value: JsonObject, fault: Fault): string {
  const id = member(value, 'id');
  const wrong = idFault(id);
  if (wrong !== undefined) fault(`id ${wrong}`);
  return typeof id === 'string' ? id.trim() : '';
}

function parseKind(value: JsonObject, fault: Fault): AgentEntry['kind'] {
  const kind = member(value, 'kind') ?? 'ai';
  if (kind !== 'ai' && kind !== 'automation') fault('kind must be "ai" or "automation"');
  return kind === 'automation' ? 'automation' : 'ai';
}

function parseTexts(value: JsonObject, key: string, fault: Fault): string[] {
  const list = member(value, key) ?? [];
  const texts = Array.isArray(list) ? list.filter((text): text is string => typeof text === 'string' && text.trim() !== '') : [];
  if (!Array.isArray(list) || texts.length !== list.length) fault(`${key} must be a list of texts`);
  for (const text of key.toLowerCase().endsWith('addresses') ? texts : []) {
    const wrong = addressFault(text);
    if (wrong !== undefined) fault(`${key}: ${wrong}`);
  }
  return texts;
}

/** The fault of an address, if any. A domain is not enough: people work there. */
export function addressFault(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const whole = at > 0 && at < text.length - 1 && !/[\s*<>]/.test(text);
  return whole ? undefined : `"${text}" must be one whole address, such as bot@acme.example`;
}

function parseNamed(value: JsonObject, fault: Fault): NonNullable<AgentEntry['named']> {
  const list = member(value, 'named') ?? [];
  if (!Array.isArray(list)) fault('named must be a list of { name, address }');
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const [name, address] = isObject(one) ? [member(one, 'name'), member(one, 'address')] : [];
    if (typeof name === 'string' && typeof address === 'string' && addressFault(address) === undefined) return [{ name, address }];
    fault('named must hold a name and a whole address');
    return [];
  });
}

function parseTrailers(value: JsonObject, fault: Fault): AgentTrailer[] {
  const list = member(value, 'trailers') ?? [];
  if (!Array.isArray(list)) fault('trailers must be a list of { key, startsWith, values, session }');
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    if (!isObject(one) || Object.keys(one).some((key) => !TRAILER_KEYS.has(key))) {
      fault(`trailers must hold objects of ${[...TRAILER_KEYS].join(', ')}`);
      return [];
    }
    const key = member(one, 'key');
    if (typeof key !== 'string' || !/^[A-Za-z][A-Za-z0-9-]{0,39}$/.test(key)) {
      fault('trailers: key must be the word before the colon');
      return [];
    }
    return [{ key, ...listOf(one, 'startsWith', fault), ...listOf(one, 'values', fault), ...flag(one, 'session', fault), ...flag(one, 'platform', fault) }];
  });
}

function listOf<K extends string>(value: JsonObject, key: K, fault: Fault): { [P in K]?: string[] } {
  return (Object.hasOwn(value, key) ? { [key]: parseTexts(value, key, fault) } : {}) as { [P in K]?: string[] };
}

function flag<K extends string>(value: JsonObject, key: K, fault: Fault): { [P in K]?: true } {
  return (parseFlag(value, key, fault) ? { [key]: true } : {}) as { [P in K]?: true };
}

function parseFlag(value: JsonObject, key: string, fault: Fault): boolean {
  const set = member(value, key) ?? false;
  if (typeof set !== 'boolean') fault(`${key} must be true or false`);
  return set === true;
}

function parseExamples(value: JsonObject, fault: Fault): AgentExamples {
  const examples = objectIn(value, 'examples') ?? {};
  return { is: parseTexts(examples, 'is', fault), isNot: parseTexts(examples, 'isNot', fault) };
}

function shortText(value: JsonObject, key: string, fault: Fault): string | undefined {
  const text = member(value, key);
  if (text === undefined || (typeof text === 'string' && text.length <= LONGEST_ID)) return text;
  fault(`${key} must be a text of at most ${LONGEST_ID} characters`);
  return undefined;
}

function optional<K extends string>(key: K, text: string | undefined): { [P in K]?: string } {
  return (text === undefined ? {} : { [key]: text }) as { [P in K]?: string };
}
