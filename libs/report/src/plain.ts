/** Text from a pull request may hold escape sequences and direction marks: show them, never send them on. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, (character) =>
    character === '\t' ? '    ' : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
