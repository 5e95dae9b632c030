import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colour only where standard output is a terminal that wants it (NO_COLOR, FORCE_COLOR are honoured by Node). */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Text from a pull request may hold escape sequences and direction marks: show them, never send them to the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, (character) =>
    character === '\t' ? '    ' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** Rows with columns of equal width; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[], numbers: readonly (string | number)[]) =>
    row
      .map((cell, column) => (typeof numbers[column] === 'number' ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd();
  const [titles, ...body] = cells;
  return [paint('dim', line(titles!, rows[0] ?? head)), ...body.map((row, index) => line(row, rows[index]!))].join('\n');
}

/** The lines of a finding with their numbers, one line of context on each side, the finding marked. */
export function codeFrame(lines: readonly string[], start: number, end: number): string {
  const last = Math.min(end, start + 7);
  const frame: string[] = [];
  for (let number = Math.max(1, start - 1); number <= Math.min(lines.length, last + 1); number += 1) {
    const marked = number >= start && number <= last;
    const text = `${String(number).padStart(6)} ${plain(lines[number - 1]!)}`;
    frame.push(marked ? `${paint('red', '  >')}${text}` : paint('dim', `   ${text}`));
  }
  if (end > last) frame.push(paint('dim', `          ... ${end - last} more lines`));
  return frame.join('\n');
}
