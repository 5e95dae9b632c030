import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';

/** A line to an engine on loopback, which can be cut and be slow. It keeps its port. */
export class Line {
  /** How much longer each piece of an answer takes. */
  delayMs = 0;
  readonly #enginePort: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  private constructor(enginePort: number) {
    this.#enginePort = enginePort;
  }

  static async to(engineUrl: string): Promise<Line> {
    const line = new Line(Number(new URL(engineUrl).port));
    await line.mend();
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What is under way breaks off, and whoever connects is refused. */
  async cut(): Promise<void> {
    const closed = once(this.#server!.close(), 'close');
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    this.#server = createServer((client) => this.#join(client));
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #join(client: Socket): void {
    const engine = connect(this.#enginePort, '127.0.0.1');
    for (const socket of [client, engine]) this.#sockets.add(socket.once('close', () => this.#sockets.delete(socket)));
    const late = new Transform({ transform: (piece, _encoding, done) => void setTimeout(() => done(null, piece), this.delayMs) });
    // A side that breaks off takes the other with it, which is all there is to know of its error.
    pipeline(client, engine, (error) => error && engine.destroy());
    pipeline(engine, late, client, (error) => error && client.destroy());
  }
}
