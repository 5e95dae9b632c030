import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { keepComment } from './keep-comment.ts';

describe('keepComment', () => {
  let server: Server;
  let calls: { method: string; url: string; body: string }[];
  let comments: object[];
  let status: number;

  beforeEach(async () => {
    [calls, comments, status] = [[], [], 200];
    server = createServer((request, response) => {
      void text(request).then((body) => {
        calls.push({ method: request.method!, url: request.url!, body });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(request.method === 'GET' ? comments : {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const place = (): Parameters<typeof keepComment>[0] => ({ api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, repository: 'acme/shop', pr: '7', token: 't' });
  const made = (): [string, string][] => calls.filter(({ method }) => method !== 'GET').map(({ method, url }) => [method, url]);

  it('writes a first one', async () => {
    await keepComment(place(), 'text');
    expect(made()).toEqual([['POST', '/repos/acme/shop/issues/7/comments']]);
    expect(JSON.parse(calls.at(-1)!.body)).toEqual({ body: '<!-- provenance -->\ntext' });
  });

  it('writes its own over, and nobody else\'s who knows the mark', async () => {
    comments = [{ id: 1, body: '<!-- provenance -->', user: { type: 'User' } }, { id: 2, body: '<!-- provenance -->\nold', user: { type: 'Bot' } }];
    await keepComment(place(), 'text');
    expect(made()).toEqual([['PATCH', '/repos/acme/shop/issues/comments/2']]);
  });

  it('cuts what GitHub would refuse', async () => {
    await keepComment(place(), 'x'.repeat(70_000));
    expect((JSON.parse(calls.at(-1)!.body) as { body: string }).body).toHaveLength(65_536);
  });

  it('says what GitHub says', async () => {
    status = 403;
    await expect(keepComment(place(), 'text')).rejects.toThrow('GitHub answered 403 to GET /repos/acme/shop/issues/7/comments');
  });
});
