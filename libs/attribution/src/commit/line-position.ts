import type { ChangedLine } from '@provenance/domain';
import { isSameCommit } from './sha-map.ts';

/** A line in one commit's version of its file. */
export interface LinePosition {
  commit: string;
  path: string;
  line: number;
}

/**
 * Where a changed line stood in its own commit: records count lines there. Without a number in the commit only lines of
 * the head are known to stand where they say. A deleted line stands nowhere.
 */
export function positionOf({ change_type, file_path, line_number, attribution }: ChangedLine, head: string | undefined): LinePosition | undefined {
  const commit = attribution?.commit_sha ?? head;
  if (change_type === 'deleted' || commit === undefined) return undefined;
  const { commit_line, commit_path } = attribution ?? {};
  if (attribution?.commit_sha !== undefined && commit_line !== undefined) {
    return { commit, path: commit_path ?? file_path, line: commit_line };
  }
  return head !== undefined && isSameCommit(commit, head) ? { commit, path: file_path, line: line_number } : undefined;
}
