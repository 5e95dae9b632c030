import { isObject, numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../json/json-shape.ts';
import { capped } from '../rules/raw-text.ts';

/** A record of Agent Trace 0.1: what one tool says of ranges of files. Only what attribution needs is kept. */
export interface TraceRecord {
  id: string;
  timestamp: string;
  /** Where the positions hold; the reference hook writes the parent of the commit that will hold them. */
  revision?: string;
  tool?: string;
  ranges: TraceRange[];
}

export interface TraceRange {
  path: string;
  from: number;
  to: number;
  contributor: 'ai' | 'human' | 'mixed' | 'unknown';
  model?: string;
  /** Address or name of the conversation, as the record has it. */
  session?: string;
  contentHash?: string;
}

/** The specification says X.Y.Z; its own reference implementation writes `1.0`. */
const VERSION = /^\d{1,4}\.\d{1,4}(?:\.\d{1,4})?$/;

/** Files that the reference hook makes up for events that touch none. */
const PSEUDO_PATHS = new Set(['.shell-history', '.sessions', '.unknown']);

const CONTRIBUTORS: ReadonlySet<unknown> = new Set(['ai', 'human', 'mixed', 'unknown']);

/**
 * Reads a record. Undefined for what is none: other formats use the same name, so files with conversations with ranges
 * are insisted on.
 */
export function parseTraceRecord(value: unknown): TraceRecord | undefined {
  if (!isObject(value) || !VERSION.test(textIn(value, 'version') ?? '')) return undefined;
  const files = objectsIn(value, 'files');
  if (files === undefined || !files.every((file) => objectsIn(file, 'conversations')?.every((one) => objectsIn(one, 'ranges') !== undefined))) {
    return undefined;
  }
  const tool = objectIn(value, 'tool');
  return {
    id: capped(textIn(value, 'id') ?? ''),
    timestamp: capped(textIn(value, 'timestamp') ?? ''),
    ...optional('revision', textIn(objectIn(value, 'vcs') ?? {}, 'revision')),
    ...optional('tool', tool && textIn(tool, 'name')),
    ranges: files.flatMap((file) => fileRanges(file, metadataSession(value))),
  };
}

function fileRanges(file: JsonObject, session: string | undefined): TraceRange[] {
  const path = textIn(file, 'path') ?? '';
  // An absolute path is one of somebody's machine: the hook leaves it so for files outside its folder.
  if (path === '' || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || PSEUDO_PATHS.has(path)) return [];
  return (objectsIn(file, 'conversations') ?? []).flatMap((conversation) =>
    (objectsIn(conversation, 'ranges') ?? []).flatMap((range) => traceRange(path, conversation, range, session)),
  );
}

function traceRange(path: string, conversation: JsonObject, range: JsonObject, session: string | undefined): TraceRange[] {
  const from = numberIn(range, 'start_line');
  const to = numberIn(range, 'end_line');
  const contributor = objectIn(range, 'contributor') ?? objectIn(conversation, 'contributor') ?? {};
  const type = textIn(contributor, 'type') ?? 'unknown';
  if (from === undefined || to === undefined) return [];
  return [
    {
      path,
      from,
      to,
      contributor: CONTRIBUTORS.has(type) ? (type as TraceRange['contributor']) : 'unknown',
      ...optional('model', textIn(contributor, 'model_id')),
      ...optional('session', sessionOf(conversation) ?? session),
      ...optional('contentHash', textIn(range, 'content_hash')),
    },
  ];
}

/** The hook gives the path of a transcript on somebody's machine as an address: that is none. */
function sessionOf(conversation: JsonObject): string | undefined {
  const url = textIn(conversation, 'url');
  return url === undefined || url.startsWith('file:') ? undefined : url;
}

function metadataSession(record: JsonObject): string | undefined {
  const metadata = objectIn(record, 'metadata') ?? {};
  return textIn(metadata, 'session_id') ?? textIn(metadata, 'conversation_id');
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  // Capped at the door: every range of the record has it.
  return (value === undefined || value === '' ? {} : { [key]: capped(value) }) as { [P in K]?: string };
}
