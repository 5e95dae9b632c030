import { HttpException } from '@nestjs/common';
import { ProvenanceError, type ErrorCode } from '@provenance/domain';

/** What a failure of Nest, Fastify or their parts means in our closed list of codes. */
const BY_STATUS: Record<number, { code: ErrorCode; detail: string }> = {
  400: { code: 'malformed_body', detail: 'The request cannot be read' },
  404: { code: 'not_found', detail: 'No route answers this address' },
  405: { code: 'method_not_allowed', detail: 'The resource does not answer this method' },
  406: { code: 'not_acceptable', detail: 'The representation asked for is not offered' },
  408: { code: 'malformed_body', detail: 'The request was not sent in time' },
  413: { code: 'payload_too_large', detail: 'The body is larger than the limit' },
  414: { code: 'malformed_id', detail: 'A part of the address is too long' },
  415: { code: 'unsupported_media_type', detail: 'Send application/json in UTF-8' },
  503: { code: 'store_unavailable', detail: 'The service is shutting down' },
};

/** Details by Fastify's own codes, where they say more than the status. */
const BY_FASTIFY_CODE: Record<string, { code: ErrorCode; detail: string }> = {
  FST_ERR_BAD_URL: { code: 'malformed_id', detail: 'The address is not valid percent-encoding' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'malformed_body', detail: 'The body is not as long as Content-Length says' },
};

/** Any thrown thing as an error of ours; `undefined` means a fault of the service itself. */
export function translateError(thrown: unknown): ProvenanceError | undefined {
  if (thrown instanceof ProvenanceError) return thrown;
  const known = BY_FASTIFY_CODE[codeOf(thrown) ?? ''] ?? BY_STATUS[statusOf(thrown) ?? 500];
  return known === undefined ? undefined : new ProvenanceError(known.code, known.detail, { cause: thrown });
}

function codeOf(thrown: unknown): string | undefined {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // Only Fastify's own errors may choose a status: a `statusCode` on any other error is an accident.
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return codeOf(thrown)?.startsWith('FST_') && typeof status === 'number' ? status : undefined;
}
