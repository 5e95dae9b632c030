import { styleText } from 'node:util';
import { plain } from '../plain.ts';
import { padEnd, padStart, widthOf } from './cells.ts';

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** Colour only where the stream is a terminal that wants it; FORCE_COLOR wants it anywhere, NO_COLOR nowhere. */
export function painter(stream: Pick<NodeJS.WriteStream, 'isTTY'>, env: Readonly<Record<string, string | undefined>>): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' && FORCE_COLOR !== 'false' : stream.isTTY === true && TERM !== 'dumb';
  return wanted && !NO_COLOR ? (style, text) => styleText(style, text, { validateStream: false }) : bare;
}

/** No colour at all. */
export const bare: Paint = (_style, text) => text;

/** Rows with columns of equal width; numbers to the right. */
export function table(paint: Paint, head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => cells.reduce((widest, row) => Math.max(widest, widthOf(row[column]!)), 0));
  const line = (row: readonly string[], numbers: readonly (string | number)[]) =>
    row
      .map((cell, column) => (typeof numbers[column] === 'number' ? padStart(cell, widths[column]!) : padEnd(cell, widths[column]!)))
      .join('  ')
      .trimEnd();
  const [titles, ...body] = cells;
  return [paint('dim', line(titles!, rows[0] ?? head)), ...body.map((row, index) => line(row, rows[index]!))].join('\n');
}

/** The lines of a finding with their numbers, one line of context on each side, the finding marked. */
export function codeFrame(paint: Paint, lines: readonly string[], start: number, end: number): string {
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
