/** The pieces of a stream of bytes between separators, the separator left out; the last one only when it is not empty. */
export async function* split(stream: AsyncIterable<Buffer>, separator: number): AsyncGenerator<Buffer, void, void> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(separator); at >= 0; at = chunk.indexOf(separator, from)) {
      const piece = chunk.subarray(from, at);
      yield rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

export const NEWLINE = 0x0a;
export const NUL = 0;
