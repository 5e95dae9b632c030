import { DiffSyntaxError, DiffTooLongError, parseUnifiedDiff, type ChangedLine } from '@provenance/domain';
import type { LineLimits } from './check-lines.ts';
import type { FaultList } from './fault-list.ts';
import { pathFault } from './path-rules.ts';

const AT = '/provenance_data/diff';

/** Checks a unified diff. @returns how many changed lines it has */
export function checkDiff(diff: string, limits: LineLimits, faults: FaultList): number {
  const lines = readDiff(diff, limits, faults);
  if (lines === undefined) return 0;
  if (lines.length === 0) faults.add(AT, 'must have a changed line');
  for (const path of new Set(lines.map(({ file_path }) => file_path))) {
    const fault = pathFault(path);
    if (fault !== undefined) faults.add(AT, `has a path that ${fault}`);
  }
  if (lines.some(({ content }) => content !== undefined && content.length > limits.maxLineLength)) {
    faults.add(AT, `must not have a line longer than ${limits.maxLineLength} characters`);
  }
  return lines.length;
}

function readDiff(diff: string, { maxLines }: LineLimits, faults: FaultList): ChangedLine[] | undefined {
  try {
    return parseUnifiedDiff(diff, maxLines);
  } catch (error) {
    if (!(error instanceof DiffSyntaxError) && !(error instanceof DiffTooLongError)) throw error;
    faults.add(AT, error instanceof DiffSyntaxError ? error.message : `must not have more than ${maxLines} lines`);
    return undefined;
  }
}
