import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A log record as OTLP/HTTP brings it in JSON. */
export interface LogRecord {
  eventName: string;
  body: { stringValue: string };
  attributes: { key: string; value: { stringValue: string } }[];
}

interface LogsBody {
  resourceLogs: { scopeLogs: { logRecords: LogRecord[] }[] }[];
}

export type Answer = readonly [status: number, body: object | string];

/** A receiver of OTLP over HTTP, as a collector of OpenTelemetry is one. */
export class LogsReceiver {
  /** The records of each request, whatever was answered. */
  readonly asked: LogRecord[][] = [];
  /** The headers of each request. */
  readonly headers: IncomingHttpHeaders[] = [];
  readonly #server: Server;

  private constructor(answer: (records: readonly LogRecord[]) => Answer) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const records = (JSON.parse(Buffer.concat(chunks).toString()) as LogsBody).resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords));
        this.asked.push(records);
        this.headers.push(request.headers);
        const [status, body] = request.url === '/v1/logs' ? answer(records) : ([404, {}] as const);
        response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  static async start(answer: (records: readonly LogRecord[]) => Answer): Promise<LogsReceiver> {
    const receiver = new LogsReceiver(answer);
    await once(receiver.#server.listen(0, '127.0.0.1'), 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

export function attributeOf({ attributes }: LogRecord, name: string): string | undefined {
  return attributes.find(({ key }) => key === `provenance.${name}`)?.value.stringValue;
}
