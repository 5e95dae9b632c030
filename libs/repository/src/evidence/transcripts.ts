/** Members of git-ai's records that hold what people said to agents, or lead there. */
const PRIVATE = new Set(['messages', 'messages_url', 'transcript', 'prompt']);

/**
 * A git-ai note without the conversations that older versions keep in it: they are nobody's business but their
 * owners', and the lines are attributed without them. Other notes are as they were.
 */
export function withoutTranscripts(note: string): string {
  const divider = /^---\r?$/m.exec(note);
  if (divider === null || ![...PRIVATE].some((name) => note.includes(`"${name}"`))) return note;
  const start = divider.index + divider[0].length;
  try {
    const bare = JSON.stringify(JSON.parse(note.slice(start)), (name, value: unknown) => (PRIVATE.has(name) ? undefined : value));
    return `${note.slice(0, start)}\n${bare}\n`;
  } catch {
    // Nobody can read sessions out of it either: only the part before the divider says anything.
    return `${note.slice(0, start)}\n{}\n`;
  }
}
