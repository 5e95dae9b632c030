import type { ChangeEvidence, FileLines } from '@provenance/attribution';
import type { ParsedSubmission } from '@provenance/contracts';
import type { ChangedLine, HeadFile } from '@provenance/domain';

/** What a submission brings beside its lines. */
export function evidenceIn({ submission, lines, files, evidence }: ParsedSubmission): ChangeEvidence {
  const { base_sha, head_sha, branch } = submission;
  return { ...evidence, base_sha, head_sha, pullRequest: branch === undefined ? {} : { branch }, linesOf: fileLines(files, lines) };
}

/** The lines of a file: of the head file where it was brought, else as far as the changed lines tell. */
function fileLines(files: readonly HeadFile[], lines: readonly ChangedLine[]): (path: string) => FileLines | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (path) => {
    const file = byPath.get(path);
    return file === undefined ? changedLines(lines, path) : file.content.toString('utf8').split('\n');
  };
}

/** Lines of a file that is looked through: their numbers go up to 100 million. */
const MOST_LINES = 200_000;

function changedLines(lines: readonly ChangedLine[], path: string): FileLines {
  const found: (string | undefined)[] = [];
  for (const { file_path, change_type, line_number, content } of lines) {
    if (file_path === path && change_type !== 'deleted' && line_number <= MOST_LINES) found[line_number - 1] = content;
  }
  return found;
}
