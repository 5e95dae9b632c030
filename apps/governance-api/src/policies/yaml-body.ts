import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ProvenanceError } from '@provenance/domain';
import { LIMITS } from '@provenance/policy';
import { rawBodyOf } from '@provenance/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const YAML_MEDIA_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** Where a policy may be written in YAML; every other address takes JSON alone. */
const ADDRESS = '/v1/policies';

/** Lets the server read policies in YAML. What is in them is looked at by whoever wants them. */
@Injectable()
export class YamlBody {
  constructor({ httpAdapter }: HttpAdapterHost) {
    const server = httpAdapter.getInstance<FastifyInstance>();
    server.addContentTypeParser(YAML_MEDIA_TYPES, { parseAs: 'buffer', bodyLimit: LIMITS.documentBytes }, takeText);
  }
}

async function takeText(request: FastifyRequest, body: Buffer): Promise<string> {
  if (!(request.routeOptions.url ?? '').startsWith(ADDRESS)) throw new ProvenanceError('unsupported_media_type', 'This takes application/json');
  if (request.headers['content-encoding'] !== undefined) throw new ProvenanceError('unsupported_media_type', 'A policy in YAML is not compressed');
  request.rawBody = body;
  return textOf(body);
}

/** The text of a request's policy, YAML or JSON. @throws ProvenanceError malformed_body */
export function policyText(request: FastifyRequest): string {
  return textOf(rawBodyOf(request));
}

function textOf(body: Buffer): string {
  if (!isUtf8(body)) throw new ProvenanceError('malformed_body', 'The body is not valid UTF-8');
  return body.toString('utf8');
}
