import { connect } from 'node:net';

/** A reply in RESP2: arrays stay arrays, everything else is its text. */
export type Reply = string | null | Reply[];

/**
 * Sends one command to a server on the loopback address, for setting it up: this folder has no client of Redis.
 * @param password sent first, where the server asks for one
 * @throws Error with the server's own words when it refuses
 */
export async function redisCommand(port: number, words: readonly (string | number)[], password?: string): Promise<Reply> {
  const commands = password === undefined ? [words] : [['AUTH', password], words];
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  socket.write(commands.map(encoded).join(''));
  let text = '';
  try {
    for await (const part of socket) {
      text += part as string;
      const replies = repliesIn(text);
      if (replies.length === commands.length) return replies.at(-1)!;
    }
  } finally {
    socket.destroy();
  }
  throw new Error(`${words[0]}: the connection was closed`);
}

/** Asks again until the reply is as expected. The test that waits has a limit of its own. */
export async function untilReply(port: number, words: readonly string[], holds: (reply: Reply) => boolean, password?: string): Promise<Reply> {
  for (;;) {
    // A server that does not answer yet, or answers that it cannot, is asked again.
    const reply = await redisCommand(port, words, password).catch(() => undefined);
    if (reply !== undefined && holds(reply)) return reply;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function encoded(words: readonly (string | number)[]): string {
  return `*${words.length}\r\n${words.map(String).map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

/** The replies that are there as a whole. */
function repliesIn(text: string): Reply[] {
  const replies: Reply[] = [];
  for (let at = 0; ; ) {
    const read = readReply(text, at);
    if (read === undefined) return replies;
    replies.push(read.reply);
    at = read.end;
  }
}

/** @throws Error with what the server refused with */
function readReply(text: string, at: number): { reply: Reply; end: number } | undefined {
  const line = text.indexOf('\r\n', at);
  if (line < 0) return undefined;
  const [kind, said, next] = [text[at], text.slice(at + 1, line), line + 2];
  if (kind === '-') throw new Error(said);
  if (kind === '*') return readArray(text, next, Number(said));
  if (kind !== '$') return { reply: said, end: next };
  const end = next + Number(said);
  if (Number(said) < 0) return { reply: null, end: next };
  return text.length < end + 2 ? undefined : { reply: text.slice(next, end), end: end + 2 };
}

function readArray(text: string, at: number, length: number): { reply: Reply; end: number } | undefined {
  const members: Reply[] = [];
  let end = at;
  while (members.length < length) {
    const read = readReply(text, end);
    if (read === undefined) return undefined;
    members.push(read.reply);
    end = read.end;
  }
  return { reply: members, end };
}
