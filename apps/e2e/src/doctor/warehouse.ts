import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver of OTLP that takes every row, can be stopped, and comes back under its old address. */
export class Warehouse {
  #server: Server | undefined;
  #port = 0;
  /** What it answers; 200 takes the rows. */
  refuses = false;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      request.resume().on('end', () => {
        const answer = this.refuses ? { partialSuccess: { rejectedLogRecords: 1, errorMessage: 'no such column' } } : {};
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      });
    });
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}
