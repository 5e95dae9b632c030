import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ProvenanceError, type Fault } from '@provenance/domain';
import type { FastifyRequest } from 'fastify';
import { routeAccessOf } from '../access/route-access.ts';
import { tokenText } from './json-pointer.ts';

/** Where @nestjs/swagger keeps what ApiQuery and ApiBody say of a handler; it exports no name for it. */
const PARAMETERS = 'swagger/apiParameters';

/**
 * Refuses parameters of routes that are documented to take none, and fields of a body where none is taken: a word that is
 * let go by would look as if it had been obeyed. Routes that take some name the unknown ones beside their other faults.
 * Open routes are for probes, scrapers, readers of public documents and deliveries, and let by what those send along.
 */
export class UnknownInputsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = routeAccessOf(request);
    if (access === undefined || access === 'open') return true;
    const taken = takenBy(context.getHandler());
    const faults = [...(taken.has('query') ? [] : unknownParameters(request.query as object)), ...(taken.has('body') ? [] : fieldsOfNone(request.body))];
    if (faults.length > 0) throw new ProvenanceError('validation_failed', `${faults.length === 1 ? '1 input makes' : `${faults.length} inputs make`} no sense here`, { faults });
    return true;
  }
}

/** The fields of a body that are none of the known, as faults. */
export function unknownFields(body: object, known: readonly string[]): Fault[] {
  const detail = known.length === 0 ? 'is not known; this takes no body' : `is not known; there are ${known.join(', ')}`;
  return Object.keys(body).filter((key) => !known.includes(key)).map((key) => ({ pointer: `/${tokenText(key)}`, detail }));
}

function takenBy(handler: object): ReadonlySet<string> {
  const parameters = (Reflect.getMetadata(PARAMETERS, handler) ?? []) as { in: string }[];
  return new Set(parameters.map((parameter) => parameter.in));
}

function unknownParameters(query: object): Fault[] {
  return Object.keys(query).map((name) => ({ pointer: `?${name}`, detail: 'is no parameter of this resource; it has none' }));
}

/** An empty object says nothing: there are clients that always send one. */
function fieldsOfNone(body: unknown): Fault[] {
  if (body === undefined || body === null) return [];
  return typeof body === 'object' && !Array.isArray(body) ? unknownFields(body, []) : [{ pointer: '', detail: 'is not known; this takes no body' }];
}
