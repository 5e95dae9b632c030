import { languageOf, type ChangedLine, type FileCoverage } from '@provenance/domain';
import type { ScanFile } from '../detector/detector.ts';
import { sparseContent } from '../sparse/sparse-file.ts';
import type { ChangedContents } from './changed-contents.ts';

/** Every changed file: those that can be scanned, and the coverage of the others. */
export interface FilesToScan {
  files: ScanFile[];
  coverage: FileCoverage[];
}

/** The only thing that happened to it is that lines went, all from its top: it has no lines left. */
function isDeleted(lines: readonly ChangedLine[]): boolean {
  return lines.every((line) => line.change_type === 'deleted' && line.line_number <= 1);
}

function groupByFile(lines: readonly ChangedLine[]): Map<string, ChangedLine[]> {
  const groups = new Map<string, ChangedLine[]>();
  for (const line of lines) {
    const group = groups.get(line.file_path);
    if (group === undefined) groups.set(line.file_path, [line]);
    else group.push(line);
  }
  return groups;
}

/** The file as far as its changed lines tell it, or why they tell nothing. */
function withoutContents(path: string, lines: readonly ChangedLine[]): ScanFile | FileCoverage {
  if (isDeleted(lines)) return { path, status: 'skipped', reason: 'deleted' };
  const content = sparseContent(lines);
  if (content === undefined) return { path, status: 'uncovered', reason: 'its contents are not known' };
  return { path, content, language: lines[0]?.language ?? languageOf(path), partial: true };
}

/**
 * Whole head files where the submission brought them; else what is known of them. Files that the change
 * left alone are not scanned: no finding in them could count.
 */
export function filesToScan({ lines, files }: ChangedContents): FilesToScan {
  const contents = new Map(files.map((file) => [file.path, file.content]));
  const result: FilesToScan = { files: [], coverage: [] };
  for (const [path, changed] of groupByFile(lines)) {
    const content = contents.get(path);
    const language = changed[0]?.language ?? languageOf(path);
    const file = content === undefined ? withoutContents(path, changed) : { path, content, language, partial: false };
    if ('status' in file) result.coverage.push(file);
    else result.files.push(file);
  }
  return result;
}
