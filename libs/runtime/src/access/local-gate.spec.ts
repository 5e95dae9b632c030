import type { FastifyReply, FastifyRequest } from 'fastify';
import { localGate } from './local-gate.ts';

const admit = localGate({ serviceBaseUrl: 'http://host.docker.internal:8000' });

const ask = (headers: Record<string, string>): Promise<string> =>
  admit({ headers } as unknown as FastifyRequest, {} as FastifyReply, 'admin').then(
    ({ actor }) => actor,
    (error: { code: string }) => error.code,
  );

describe('without authentication', () => {
  it.each(['localhost:8000', 'LOCALHOST', '127.0.0.1:8000', '127.1.2.3', '[::1]:8000', 'shop.localhost', 'host.docker.internal:8000'])('answers who asks for %s', async (host) => {
    expect(await ask({ host })).toBe('anyone');
    expect(await ask({ host, origin: `http://${host.toLowerCase()}` })).toBe('anyone');
  });

  it.each(['evil.example', 'evil.example:8000', '127.0.0.1.evil.example', 'localhost.evil.example', '', '10.0.0.1:8000', 'evil.example#localhost', 'localhost@evil.example'])(
    'does not answer a page that had %j resolve to loopback',
    async (host) => {
      expect(await ask({ host })).toBe('forbidden');
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:3000', 'http://127.0.0.1:8000'])('does not answer a page of %s', async (origin) => {
    expect(await ask({ host: 'localhost:8000', origin })).toBe('forbidden');
  });
});
