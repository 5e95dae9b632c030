import stringWidth from 'fast-string-width';

const graphemes = new Intl.Segmenter();

/** Columns of a terminal that a text takes: two for a wide character, none for a mark that joins another. */
export function widthOf(text: string): number {
  // Hangul may come as letters that are shown as one syllable, as names of files on macOS do.
  return stringWidth(text.normalize('NFC'));
}

/** The text with spaces after it, so many columns wide. */
export function padEnd(text: string, width: number): string {
  return text + spaces(text, width);
}

/** The text with spaces before it, so many columns wide. */
export function padStart(text: string, width: number): string {
  return spaces(text, width) + text;
}

/** A text that is no wider than that; where something is left out, it ends in an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let [kept, room] = ['', width - widthOf('…')];
  for (const { segment } of graphemes.segment(text)) {
    room -= widthOf(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept}…`;
}

function spaces(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)));
}
