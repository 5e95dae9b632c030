import { isUtf8 } from 'node:buffer';
import { ProvenanceError, type Fault } from '@provenance/domain';
import { parse as parseGuarded } from 'secure-json-parse';
import { tokenText } from './json-pointer.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACE = 0x7d;
const CLOSE_BRACKET = 0x5d;

/**
 * A body of brackets costs the parser some 50 bytes each. Up to this size that is no harm, and looking at the
 * depth of the parsed value is eight times cheaper than at the bytes before.
 */
const PARSED_UNSEEN_BYTES = 1024 * 1024;

/** An escape that may stand for NUL or for half of a surrogate pair. */
const SUSPECT_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/;

const FAULT_LIMIT = 100;

/**
 * JSON as it should have been: UTF-8 without exception, no `__proto__` or `constructor.prototype`, no deeper
 * than `maxDepth`, no NUL and no lone surrogate in any string.
 * @throws ProvenanceError malformed_body, or validation_failed with a pointer to each bad string
 */
export function parseStrictJson(bytes: Buffer, maxDepth: number): unknown {
  if (bytes.byteLength === 0) throw malformed('The body is empty');
  if (!isUtf8(bytes)) throw malformed('The body is not valid UTF-8');
  const large = bytes.byteLength > PARSED_UNSEEN_BYTES;
  if (large && opensDeeper(bytes, maxDepth)) throw tooDeep(maxDepth);
  const text = bytes.toString('utf8');
  const hasEscapes = text.includes('\\u');
  // Without \u escapes a forbidden key stands in the text as it is.
  const guarded = hasEscapes || text.includes('"__proto__"') || text.includes('"constructor"');
  const value = parseText(text, guarded ? parseGuarded : JSON.parse);
  if (!large && isDeeper(value, maxDepth)) throw tooDeep(maxDepth);
  if (hasEscapes && SUSPECT_ESCAPE.test(text)) refuseBadStrings(value);
  return value;
}

function tooDeep(maxDepth: number): ProvenanceError {
  return malformed(`The body nests deeper than ${maxDepth} levels`);
}

function parseText(text: string, parser: (text: string) => unknown): unknown {
  try {
    return parser(text);
  } catch (error) {
    const message = (error as Error).message;
    if (message.includes('forbidden prototype')) throw malformed('The body has a forbidden key (__proto__ or constructor)');
    const position = /at position (\d+)/.exec(message)?.[1];
    throw malformed(position === undefined ? 'The body is not valid JSON' : `The body is not valid JSON at character ${position}`);
  }
}

function malformed(detail: string): ProvenanceError {
  return new ProvenanceError('malformed_body', detail);
}

/** The index of the quote that closes the string opened at `start`; past the end when none does. */
function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Whether brackets outside strings open deeper. Exact for valid JSON; invalid JSON is refused anyway. */
function opensDeeper(bytes: Buffer, maxDepth: number): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at);
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (++depth > maxDepth) return true;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth--;
    }
  }
  return false;
}

/** Whether a parsed value nests deeper; it descends no further than it has to. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((member) => isDeeper(member, levels - 1));
  // for-in, not Object.values: this visits every member of every line of a submission.
  for (const key in value) {
    if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}

function refuseBadStrings(value: unknown): void {
  const faults: Fault[] = [];
  collect(value, '', faults);
  if (faults.length > 0) throw new ProvenanceError('validation_failed', 'The body has text that no client means', { faults });
}

function collect(value: unknown, pointer: string, faults: Fault[]): void {
  if (faults.length >= FAULT_LIMIT) return;
  if (typeof value === 'string') {
    const detail = badText(value);
    if (detail !== undefined) faults.push({ pointer, detail });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (badText(key) !== undefined) faults.push({ pointer, detail: `has a key that ${badText(key)}` });
      collect(member, `${pointer}/${tokenText(key)}`, faults);
    }
  }
}

function badText(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain NUL';
  return text.isWellFormed() ? undefined : 'must not contain a lone surrogate';
}
