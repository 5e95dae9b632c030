import type { Socket } from 'node:net';
import { ProvenanceError } from '@provenance/domain';
import { PROBLEM_MEDIA_TYPE, toProblem } from '../problem/problem.ts';
import { newRequestId } from './request-id.ts';

/** Answers bytes that are not HTTP. There is no request object yet, so the socket is written to directly. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const detail = error.code === 'HPE_HEADER_OVERFLOW' ? 'The request head is too large' : 'The request is not valid HTTP';
  const body = JSON.stringify(toProblem(new ProvenanceError('malformed_body', detail), newRequestId()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
