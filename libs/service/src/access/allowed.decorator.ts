import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Access } from '@provenance/domain';
import type { FastifyRequest } from 'fastify';

const GRANTED = new WeakMap<FastifyRequest, Access>();

/** Remembers who sent a request. */
export function grant(request: FastifyRequest, access: Access): void {
  GRANTED.set(request, access);
}

/** Who sent a request; undefined on an open route. */
export function accessOf(request: FastifyRequest): Access | undefined {
  return GRANTED.get(request);
}

/** What a request may do, or a failure where nobody has looked: a module of routes without access control opens nothing. */
export function grantedTo(request: FastifyRequest): Access {
  const access = accessOf(request);
  if (access === undefined) throw new Error('The access of this request was not checked: the process lacks AccessModule');
  return access;
}

/** Who asks, and which repositories they reach: `@Allowed() access: Access`. */
export const Allowed = createParamDecorator((_: unknown, context: ExecutionContext): Access => grantedTo(context.switchToHttp().getRequest<FastifyRequest>()));
