/** A line without its texts and comments, and how deep its own brackets go. */
interface Skeleton {
  code: string;
  depth: number;
}

const HASH_COMMENTS = new Set(['dockerfile', 'elixir', 'make', 'perl', 'powershell', 'python', 'r', 'ruby', 'shell', 'terraform', 'toml', 'yaml']);
const QUOTES = new Set(['"', "'", '`']);
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/** One pass from left to right, so a hostile line costs no more than its length. Texts become `""`. */
export function skeletonOf(content: string, language?: string): Skeleton {
  const comment = language !== undefined && HASH_COMMENTS.has(language) ? '#' : '//';
  let code = '';
  let level = 0;
  let depth = 0;
  let at = startOf(content);
  while (at < content.length && !content.startsWith(comment, at)) {
    const char = content.charAt(at);
    const next = QUOTES.has(char) ? endOfText(content, at) : at + 1;
    code += QUOTES.has(char) ? '""' : char;
    level = Math.max(0, level + (OPENING.has(char) ? 1 : 0) - (CLOSING.has(char) ? 1 : 0));
    depth = Math.max(depth, level);
    at = next;
  }
  return { code, depth };
}

/** Behind the line when it lies within a block comment, as far as a single line can tell. */
function startOf(content: string): number {
  return /^\s*(?:\/\*|\*[\s/]|\*$|<!--)/.test(content) ? content.length : 0;
}

/** The index behind the text that opens at `open`; an unclosed text takes the rest of the line. */
function endOfText(content: string, open: number): number {
  const quote = content.charAt(open);
  for (let at = open + 1; at < content.length; at += 1) {
    if (content[at] === '\\') {
      at += 1;
    } else if (content[at] === quote) {
      return at + 1;
    }
  }
  return content.length;
}
