import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CommentError, keepComment } from './keep-comment.ts';

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

  const failure = (where = place()): Promise<unknown> => keepComment(where, 'text').catch((error: unknown) => error);

  it.each([
    [401, 'Give a github-token that is valid'],
    [403, 'permissions: pull-requests: write'],
    [404, 'permissions: pull-requests: write'],
    [503, 'later'],
  ])('says what GitHub refused with %i, and what to do', async (refusal, hint) => {
    status = refusal;
    const error = await failure();
    expect(error).toBeInstanceOf(CommentError);
    expect(error).toMatchObject({ message: `GitHub answered ${refusal} to GET /repos/acme/shop/issues/7/comments`, hint: expect.stringContaining(hint) as string });
  });

  it('says why GitHub cannot be reached, and where it was looked for', async () => {
    const where = place();
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(where);
    expect(error).toMatchObject({
      message: `GitHub did not answer GET /repos/acme/shop/issues/7/comments at ${where.api}: connect ECONNREFUSED ${new URL(where.api).host}`,
      hint: expect.stringContaining('GITHUB_API_URL') as string,
    });
  });

  it('says that it was sent elsewhere, where it does not take its token', async () => {
    server.removeAllListeners('request').on('request', (_request, response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end());
    expect(await failure()).toMatchObject({ message: expect.stringContaining('unexpected redirect') as string });
  });

  it('says that an answer is none', async () => {
    server.removeAllListeners('request').on('request', (_request, response: ServerResponse) => response.end('<html>'));
    expect(await failure()).toMatchObject({ message: expect.stringContaining('is not JSON or broke off') as string });
  });
});
