/** Characters that mean something in GitHub's Markdown, or begin a mention, a reference or HTML. */
const MARKS = /[\\`*_{}[\]()#+!|<>~@&:-]/g;

/** Text of a pull request for Markdown: it shows as it is, on one line, and does nothing. */
export function plainText(text: string, most = 300): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length <= most ? line : `${line.slice(0, most - 1)}…`;
  // As an entity, for a backslash does not keep GitHub from reading a mention.
  return short.replace(MARKS, (mark) => `&#${mark.charCodeAt(0)};`);
}
