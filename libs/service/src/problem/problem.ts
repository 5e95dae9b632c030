import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, ProvenanceError, type ErrorCode, type Fault } from '@provenance/domain';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Faults that one answer names; the rest is counted. */
export const FAULTS_SHOWN = 100;

/** Text in an answer never grows with the request. */
const DETAIL_LIMIT = 500;

export class ProblemFault implements Fault {
  @ApiProperty({ description: 'RFC 6901 pointer into the body; `header:name` or `?name` otherwise' })
  pointer!: string;

  @ApiProperty({ description: 'What is wrong there' })
  detail!: string;
}

/** An error answer, RFC 9457. */
export class Problem {
  @ApiProperty({ example: 'urn:provenance:problem:validation_failed' })
  type!: string;

  @ApiProperty({ example: 'The request has invalid fields' })
  title!: string;

  @ApiProperty({ example: 422 })
  status!: number;

  @ApiProperty({ example: '2 fields are not valid' })
  detail!: string;

  @ApiProperty({ enum: Object.keys(ERROR_CODES), description: 'What a client branches on' })
  code!: ErrorCode;

  @ApiProperty({ example: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  request_id!: string;

  @ApiProperty({ type: [ProblemFault], required: false, description: `All faults, at most ${FAULTS_SHOWN} of them` })
  errors?: ProblemFault[];

  @ApiProperty({ required: false, description: 'How many faults there are, when more than are shown' })
  errors_total?: number;
}

/** The answer to an error. */
export function toProblem(error: ProvenanceError, requestId: string): Problem {
  const { status, title } = ERROR_CODES[error.code];
  const shown = error.faults.slice(0, FAULTS_SHOWN).map(({ pointer, detail }) => ({
    pointer: cap(pointer),
    detail: cap(detail),
  }));
  return {
    type: `urn:provenance:problem:${error.code}`,
    title,
    status,
    detail: cap(error.message),
    code: error.code,
    request_id: requestId,
    ...(shown.length > 0 ? { errors: shown } : {}),
    ...(error.faultsTotal > shown.length ? { errors_total: error.faultsTotal } : {}),
  };
}

function cap(text: string): string {
  return text.length <= DETAIL_LIMIT ? text : `${text.slice(0, DETAIL_LIMIT)}…`;
}
