import { ProvenanceError } from '@provenance/domain';
import type { FastifyInstance } from 'fastify';

/**
 * 405 with Allow for a known address under another method, which the router alone would call not found.
 * Call it before routes are added.
 */
export function refuseOtherMethods(server: FastifyInstance): void {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const name of [method].flat()) route.methods.add(name);
    routes.set(url, route);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = [...routes.values()].filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods]);
    if (methods.length === 0) return done();
    reply.header('allow', methods.sort().join(', '));
    return done(new ProvenanceError('method_not_allowed', `This resource answers ${methods.join(', ')}`));
  });
}

function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[^\w-]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}$`);
}
