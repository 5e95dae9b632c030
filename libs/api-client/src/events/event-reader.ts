/** One server-sent event. */
export interface ServerEvent {
  event: string;
  data: string;
}

/** Characters of one event; a stream beyond it is not ours. */
const EVENT_CAP = 8 * 1024 * 1024;

/** Events out of the bytes of a stream (https://html.spec.whatwg.org/#event-stream-interpretation). @throws Error beyond the cap */
export async function* readEvents(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent, void, void> {
  const decoder = new TextDecoder();
  let text = '';
  let event = { event: 'message', data: [] as string[] };
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > EVENT_CAP) throw new Error('an event is longer than any that this API sends');
    // A trailing CR may be half of a CRLF.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') readField(line, event);
      else if (event.data.length > 0) yield { event: event.event, data: event.data.join('\n') };
      if (line === '') event = { event: 'message', data: [] };
    }
  }
}

function readField(line: string, event: { event: string; data: string[] }): void {
  const colon = line.indexOf(':');
  // A line that starts with the colon is a comment.
  if (colon === 0) return;
  const [name, value] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
  if (name === 'event') event.event = value;
  else if (name === 'data') event.data.push(value);
}
