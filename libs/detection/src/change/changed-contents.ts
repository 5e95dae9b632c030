import type { ChangedLine, FileRename, HeadFile } from '@provenance/domain';

/** A change as detectors come to know it. */
export interface ChangedContents {
  lines: readonly ChangedLine[];
  /** Whole head files, as far as they are known. */
  files: readonly HeadFile[];
  /** Files that have another name now, as far as somebody named them. */
  renames?: readonly FileRename[];
}
