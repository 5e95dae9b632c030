/** Why a local repository could not be read. A closed list: front ends choose their exit code by it. */
export type GitErrorCode =
  | 'git_missing'
  | 'not_a_repository'
  | 'not_trusted'
  | 'bad_ref'
  | 'unknown_ref'
  | 'no_common_commit'
  | 'objects_missing'
  | 'nothing_changed'
  | 'git_failed';

/** A fault for the person at the terminal; `hint` is the command or step that helps. */
export class GitError extends Error {
  readonly code: GitErrorCode;
  readonly hint: string | undefined;

  constructor(code: GitErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'GitError';
    this.code = code;
    this.hint = options.hint;
  }
}

const KNOWN: readonly [pattern: RegExp, code: GitErrorCode, hint?: string][] = [
  [/not a git repository/i, 'not_a_repository'],
  [/cannot change to/i, 'not_a_repository'],
  [/dubious ownership/i, 'not_trusted', 'If you trust it: git config --global --add safe.directory DIR'],
  [/missing blob|bad object|promisor|transport .* not allowed|unable to read|Could not read/i, 'objects_missing',
    'The clone is partial or shallow: git fetch --refetch --no-filter, or git fetch --unshallow'],
];

/** What git said as one of our errors. */
export function gitFailure(command: string, said: string, cause?: unknown): GitError {
  const text = said.trim().slice(0, 2_000);
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  const [, code = 'git_failed', hint] = known ?? [];
  return new GitError(code, `git ${command}: ${text}`, { ...(hint !== undefined && { hint }), cause });
}
