import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Gateway {
  url: string;
  stop(): Promise<void>;
}

/** What stands before the services: as deploy/gateway does it keeps /readyz back, and answers 502 for who is not there. */
export async function startGateway(base: () => string): Promise<Gateway> {
  const server = createServer((asked, answer) => {
    if (asked.url === '/readyz') return void answer.writeHead(404).end();
    const passed = request(`${base()}${asked.url}`, { method: asked.method, headers: asked.headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}
