import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Scope } from '@provenance/domain';
import type { FastifyRequest } from 'fastify';
import { ApiProblems } from '../problem/api-problems.decorator.ts';

/** The security scheme of the OpenAPI document. */
export const BEARER = 'bearer';

/** The extension of an operation that is open on purpose. */
export const OPEN_EXTENSION = 'x-open';

/** What a route asks of its callers. It lies in the route of the server, where it is known before the body is read. */
export type RouteAccess = { scope: Scope } | 'open';

/** The route is for callers with this scope (or `admin`). Documents the security requirement and its problems, and that what the route does not know is refused. */
export function RequireScope(scope: Scope): MethodDecorator {
  return applyDecorators(
    RouteConfig({ access: { scope } satisfies RouteAccess }),
    ApiSecurity(BEARER, [scope]),
    ApiProblems('unauthorized', 'forbidden', 'rate_limited', 'validation_failed'),
  );
}

/** The route asks for no token, on purpose: operations, public keys, deliveries that are verified otherwise. */
export function OpenRoute(): MethodDecorator {
  return applyDecorators(RouteConfig({ access: 'open' satisfies RouteAccess }), ApiExtension(OPEN_EXTENSION, true));
}

/** What the route of a request asks; undefined where nobody said anything, which is refused. */
export function routeAccessOf(request: FastifyRequest): RouteAccess | undefined {
  return (request.routeOptions.config as { access?: RouteAccess } | undefined)?.access;
}
