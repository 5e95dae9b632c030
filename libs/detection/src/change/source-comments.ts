import { suppressionComments, type SuppressionComment } from '@provenance/domain';
import { maskSecrets } from '../secrets/mask.ts';
import type { ChangedContents } from './changed-contents.ts';

/** Comments that are kept of one change; they are written by whoever writes the change. */
const MAX_COMMENTS = 1_000;

/** The changed lines that ask a tool to be silent. Their text is the pull request's: secrets are masked. */
export function sourceComments({ lines, files }: ChangedContents): SuppressionComment[] {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const split = new Map<string, string[]>();
  const contentOf = (path: string, line: number): string | undefined => {
    let text = split.get(path);
    if (text === undefined) split.set(path, (text = contents.get(path)?.toString('utf8').split('\n') ?? []));
    return text[line - 1];
  };
  const comments = suppressionComments(lines, contentOf);
  return comments.slice(0, MAX_COMMENTS).map((comment) => ({ ...comment, text: maskSecrets(comment.text) }));
}
