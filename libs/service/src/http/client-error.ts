import type { Socket } from 'node:net';
import { ProvenanceError } from '@provenance/domain';
import { PROBLEM_MEDIA_TYPE, toProblem } from '../problem/problem.ts';
import { newRequestId } from './request-id.ts';

const DETAILS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'The request head is too large',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request was not sent in time',
};

/** Answers bytes that are not HTTP, or that come too slowly. There is no request object yet, so the socket is written to directly. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const detail = DETAILS[error.code ?? ''] ?? 'The request is not valid HTTP';
  const body = JSON.stringify(toProblem(new ProvenanceError('malformed_body', detail), newRequestId()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
