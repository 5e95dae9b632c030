import { createHash } from 'node:crypto';
import type { RawFinding } from './finding.ts';
import { normaliseText } from './trail.ts';

/** A snippet without what reformatting changes: runs of white space are one blank, none at the ends. */
export function normaliseSnippet(snippet: string): string {
  return normaliseText(snippet);
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function byPosition(a: RawFinding, b: RawFinding): number {
  return (
    a.start_line - b.start_line ||
    a.start_column - b.start_column ||
    a.end_line - b.end_line ||
    a.end_column - b.end_column ||
    (a.rule_key < b.rule_key ? -1 : Number(a.rule_key > b.rule_key))
  );
}

/** A match under the names by which it is found again. */
export interface FingerprintedMatch {
  raw: RawFinding;
  fingerprint: string;
  /** The same without the path: for files that are renamed. */
  content_fingerprint: string;
  /** The fingerprint under the former path, where there is one. */
  former_fingerprint?: string;
}

/**
 * Fingerprints of every match of one file, in the order of their position; exact repeats are dropped.
 * A fingerprint is made of rule, path, normalised snippet and the ordinal among equals, so it survives
 * moves of lines. Hand in all matches, also those that no change meets: the ordinal counts them.
 */
export function fingerprints(raws: readonly RawFinding[], path: string, formerPath?: string): FingerprintedMatch[] {
  const seen = new Set<string>();
  const ordinals = new Map<string, number>();
  const result: FingerprintedMatch[] = [];
  for (const raw of [...raws].sort(byPosition)) {
    const place = `${raw.rule_key}:${raw.start_line}:${raw.start_column}:${raw.end_line}:${raw.end_column}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const snippet = normaliseSnippet(raw.snippet);
    const kind = `${raw.rule_key}\0${snippet}`;
    const ordinal = ordinals.get(kind) ?? 0;
    ordinals.set(kind, ordinal + 1);
    result.push({
      raw,
      fingerprint: digest([raw.rule_key, path, snippet, ordinal]),
      content_fingerprint: digest([raw.rule_key, snippet, ordinal]),
      ...(formerPath !== undefined && { former_fingerprint: digest([raw.rule_key, formerPath, snippet, ordinal]) }),
    });
  }
  return result;
}
