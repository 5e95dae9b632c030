import { isUtf8 } from 'node:buffer';
import { ProvenanceError, type Fault } from '@provenance/domain';
import { parse } from 'secure-json-parse';
import { tokenText } from './json-pointer.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACE = 0x7d;
const CLOSE_BRACKET = 0x5d;

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
  if (isDeeper(bytes, maxDepth)) throw malformed(`The body nests deeper than ${maxDepth} levels`);
  const text = bytes.toString('utf8');
  const value = parseText(text);
  if (SUSPECT_ESCAPE.test(text)) refuseBadStrings(value);
  return value;
}

function parseText(text: string): unknown {
  try {
    return parse(text);
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

/**
 * Looked at before parsing: a body of brackets costs the parser tens of bytes each.
 * Counts brackets outside strings; that is exact for valid JSON, and invalid JSON is refused anyway.
 */
function isDeeper(bytes: Buffer, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) {
      inString = true;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (++depth > maxDepth) return true;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth--;
    }
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
