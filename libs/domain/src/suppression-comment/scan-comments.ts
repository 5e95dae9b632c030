/** A changed line that asks a tool to be silent. It is written down and shown; by itself it silences nothing. */
export interface SuppressionComment {
  file_path: string;
  line_number: number;
  /** The tool or the language whose words they are: `eslint`, `semgrep`, ... */
  tool: string;
  /** The words, at most 120 characters. */
  text: string;
}

const LONGEST_TEXT = 120;
/** Of a longer line only so much is read: generated and packed files have lines of megabytes. */
const LONGEST_LINE = 1_000;

const HASH = ['#'];
const SLASH = ['//', '/*', '<!--'];
const ANY = [...HASH, ...SLASH, '--', ';', '%'];
/** The words are code, not a comment. */
const CODE: readonly string[] = [''];

/**
 * The words of each tool, from its own documentation, and what they stand behind. They are looked for from the first
 * mark on, so that a hostile line costs no more than one pass a pattern.
 */
const WORDS: readonly (readonly [tool: string, marks: readonly string[], words: RegExp])[] = [
  ['semgrep', ANY, /\bno(?:sem|semgrep)\b/iu],
  ['bandit', HASH, /\bnosec\b/iu],
  ['flake8', HASH, /\bnoqa\b/iu],
  ['pylint', HASH, /\bpylint:\s?(?:disable|skip-file)/u],
  ['mypy', HASH, /\btype:\s?ignore\b/u],
  ['pyright', HASH, /\bpyright:\s?(?:ignore|basic)\b/u],
  ['eslint', SLASH, /\beslint-disable(?:-next-line|-line)?\b/u],
  ['biome', SLASH, /\bbiome-ignore\b/u],
  ['oxlint', SLASH, /\boxlint-disable/u],
  ['tslint', SLASH, /\btslint:disable/u],
  ['typescript', SLASH, /@ts-(?:ignore|nocheck|expect-error)\b/u],
  ['golangci-lint', ['//'], /\bnolint\b/u],
  ['gosec', SLASH, /#nosec\b/u],
  ['staticcheck', ['//'], /lint:(?:ignore|file-ignore)\b/u],
  ['clang-tidy', SLASH, /\bNOLINT(?:NEXTLINE|BEGIN)?\b/u],
  ['cppcheck', SLASH, /\bcppcheck-suppress\b/u],
  ['coverity', SLASH, /\bcoverity\[/u],
  ['java', CODE, /@SuppressWarnings\b/u],
  ['spotbugs', CODE, /@SuppressFBWarnings\b/u],
  ['kotlin', CODE, /@(?:file:)?Suppress\(/u],
  ['checkstyle', SLASH, /\bCHECKSTYLE:\s?OFF\b/iu],
  ['pmd', SLASH, /\bNOPMD\b/u],
  ['sonar', [...HASH, ...SLASH], /\bNOSONAR\b/u],
  ['rubocop', HASH, /\brubocop:\s?(?:disable|todo)\b/u],
  ['brakeman', HASH, /\bbrakeman:\s?ignore\b/u],
  ['phpcs', [...HASH, ...SLASH], /\bphpcs:\s?(?:ignore|disable)|@codingStandardsIgnore/u],
  ['phpstan', [...HASH, ...SLASH], /@phpstan-ignore/u],
  ['psalm', [...HASH, ...SLASH, '*'], /@psalm-suppress\b/u],
  ['csharp', CODE, /#pragma\swarning\sdisable\b|\bSuppressMessage\(/u],
  ['rust', CODE, /#!?\[allow\(/u],
  ['hadolint', HASH, /\bhadolint\s(?:global\s)?ignore=/u],
  ['shellcheck', HASH, /\bshellcheck\sdisable=/u],
  ['tfsec', [...HASH, '//'], /\b(?:tfsec|trivy):ignore:/u],
  ['checkov', HASH, /\b(?:checkov|bridgecrew):skip=/u],
  ['kics', HASH, /\bkics-scan\s(?:ignore|disable)/u],
  ['zizmor', HASH, /\bzizmor:\s?ignore/u],
  ['codeql', ANY, /\b(?:codeql|lgtm)\s?\[/u],
  ['gitleaks', ANY, /\bgitleaks:allow\b/u],
  ['detect-secrets', ANY, /\bpragma:\s?(?:allow|white)list\s(?:nextline\s)?secret\b/u],
];

/** A part of every entry of WORDS: most lines are done with at this. */
const HINT = /no(?:sem|sec|qa|lint|pmd|sonar)|ignore|disable|suppress|skip|allow|checkstyle|nocheck|expect-error|todo|basic|codeql|lgtm|coverity|whitelist/iu;

/** Every tool that a line of source asks to be silent, with the words. */
export function suppressionWords(line: string): { tool: string; text: string }[] {
  const text = line.slice(0, LONGEST_LINE);
  if (!HINT.test(text)) return [];
  return WORDS.flatMap(([tool, marks, words]) => {
    const from = firstMark(text, marks);
    const found = from === undefined ? undefined : words.exec(text.slice(from))?.index;
    return from === undefined || found === undefined ? [] : [{ tool, text: text.slice(from + found).trim().slice(0, LONGEST_TEXT) }];
  });
}

function firstMark(text: string, marks: readonly string[]): number | undefined {
  const found = marks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}

/**
 * The comments of a change's lines. Deleted lines silence nothing.
 * @param contentOf the text of a line that the change does not bring along, where it is known
 */
export function suppressionComments(
  lines: Iterable<{ file_path: string; line_number: number; change_type: string; content?: string }>,
  contentOf: (path: string, line: number) => string | undefined,
): SuppressionComment[] {
  const comments: SuppressionComment[] = [];
  for (const { file_path, line_number, change_type, content } of lines) {
    if (change_type === 'deleted') continue;
    const text = content ?? contentOf(file_path, line_number) ?? '';
    for (const words of suppressionWords(text)) comments.push({ file_path, line_number, ...words });
  }
  return comments;
}
