import { isScalar, LineCounter, parseDocument, visit, type Document, type Node, type Scalar } from 'yaml';
import { LIMITS } from './limits.ts';

/** What is wrong with a document, or worth a remark, and where. */
export interface PolicyFault {
  /** RFC 6901 pointer into the document. */
  pointer: string;
  /** Line of the text, from 1. */
  line: number;
  detail: string;
}

/** Says at which line a part of the document stands. */
export type LineOf = (path: readonly (string | number)[]) => number;

const TOO_DEEP = 'it nests too deep';

/** What a text says, and where; or everything that keeps it from saying anything. */
export type ReadYaml = { value: unknown; lineOf: LineOf } | { faults: PolicyFault[] };

/** Reads YAML or JSON of a user: no tags but those of JSON's types, no merge keys, a bounded number of aliases. */
export function readYaml(text: string): ReadYaml {
  if (Buffer.byteLength(text, 'utf8') > LIMITS.documentBytes) return wrong(1, `it has more than ${LIMITS.documentBytes} bytes`);
  try {
    return fromYaml(text);
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return wrong(1, TOO_DEEP);
    if (error instanceof ReferenceError) return wrong(1, `it has more than ${LIMITS.yamlAliases} aliases, or they grow`);
    throw error;
  }
}

function fromYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  // Its own check of keys compares each with each, which a large map makes seconds of: shapeFaults() has one.
  const document = parseDocument(text, { schema: 'core', merge: false, stringKeys: true, uniqueKeys: false, prettyErrors: false, lineCounter: lines });
  // A tag that is not known is a warning to the parser; here nothing may mean something else than it says.
  const told = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ at: pos[0], detail: message }));
  if (told.some(({ detail }) => detail.includes('call stack'))) return wrong(1, TOO_DEEP);
  const faults = (told.length > 0 ? told : shapeFaults(document)).map(({ at, detail }) => ({ pointer: '', line: lines.linePos(at).line, detail }));
  if (faults.length > 0) return { faults: faults.slice(0, LIMITS.faults) };
  return { value: document.toJS({ maxAliasCount: LIMITS.yamlAliases }), lineOf: (path) => lineIn(document, lines, path) };
}

/** What a document may not have although it is YAML: keys twice, more nodes than a policy needs, names for many parts. */
function shapeFaults(document: Document): { at: number; detail: string }[] {
  const faults: { at: number; detail: string }[] = [];
  let [nodes, anchors] = [0, 0];
  const count = (node: Node): symbol | undefined => {
    nodes++;
    if ('anchor' in node && node.anchor !== undefined) anchors++;
    return nodes > LIMITS.yamlNodes ? visit.BREAK : undefined;
  };
  visit(document, {
    Node: (_key, node) => count(node),
    Map(_key, map) {
      const { items } = map;
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const { value, range } = key as Scalar;
        if (seen.has(value)) faults.push({ at: range?.[0] ?? 0, detail: `${JSON.stringify(value)} stands here twice` });
        seen.add(value);
      }
      return count(map);
    },
  });
  if (nodes > LIMITS.yamlNodes) return [{ at: 0, detail: `it has more than ${LIMITS.yamlNodes} parts` }];
  return anchors > LIMITS.yamlAliases ? [{ at: 0, detail: `it has more than ${LIMITS.yamlAliases} anchors` }] : faults;
}

function wrong(line: number, detail: string): { faults: PolicyFault[] } {
  return { faults: [{ pointer: '', line, detail }] };
}

export function faultAt(path: readonly (string | number)[], lineOf: LineOf, detail: string): PolicyFault {
  return { pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''), line: lineOf(path), detail };
}

/** The line of the part itself, or of what holds it where it is missing. */
function lineIn(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = document.getIn(part, true) as { range?: [number, number, number] } | undefined;
    const start = node?.range?.[0];
    if (start === undefined) continue;
    // A block of its own begins a line below its key; a reader looks for the key.
    return lines.linePos(isScalar(node) || length < path.length ? start : (keyStart(document, part) ?? start)).line;
  }
  return 1;
}

function keyStart(document: Document, path: readonly (string | number)[]): number | undefined {
  const holder = document.getIn(path.slice(0, -1), true) as { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] } | undefined;
  const pair = holder?.items?.find((item) => item.key?.value === path.at(-1));
  return pair?.key?.range?.[0];
}
