import { ProvenanceError } from '@provenance/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpConfig } from '../config/http.config.ts';
import { inflate } from './inflate.ts';
import { parseStrictJson } from './strict-json.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes once gzip or zstd is undone; present when a JSON body was parsed. */
    rawBody?: Buffer;
  }
}

/** Makes strict JSON the only body that this server reads; anything else is 415. */
export function acceptJsonOnly(server: FastifyInstance, config: HttpConfig): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: config.maxBodyBytes },
    (request: FastifyRequest, body: Buffer) => readJson(request, body, config),
  );
}

async function readJson(request: FastifyRequest, body: Buffer, config: HttpConfig): Promise<unknown> {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw new ProvenanceError('unsupported_media_type', 'JSON is UTF-8: drop the charset parameter');
  }
  request.rawBody = await inflate(body, request.headers['content-encoding'], config.maxInflatedBytes);
  return parseStrictJson(request.rawBody, config.maxJsonDepth);
}

/**
 * The bytes of a request's JSON body, once gzip or zstd is undone.
 * @throws ProvenanceError malformed_body when it had none
 */
export function rawBodyOf({ rawBody }: FastifyRequest): Buffer {
  if (rawBody === undefined) throw new ProvenanceError('malformed_body', 'The body is empty');
  return rawBody;
}
