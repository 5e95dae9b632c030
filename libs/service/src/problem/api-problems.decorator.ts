import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '@provenance/domain';
import { Problem, PROBLEM_MEDIA_TYPE } from './problem.ts';

const CODES = Symbol('problem codes');

/**
 * Documents the problems that an operation answers, one response a status with the codes it may carry. Several of these
 * decorators add up: two codes may share a status.
 */
export function ApiProblems(...codes: ErrorCode[]): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const known = (Reflect.getMetadata(CODES, handler) ?? []) as ErrorCode[];
    const all = [...new Set([...known, ...codes])];
    Reflect.defineMetadata(CODES, all, handler);
    problemResponses(all)(target, key, descriptor);
  };
}

function problemResponses(codes: readonly ErrorCode[]): MethodDecorator {
  const byStatus = Map.groupBy(codes, (code) => ERROR_CODES[code].status);
  const responses = [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERROR_CODES[code].title}.`).join(' '),
      content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(Problem) } } },
    }),
  );
  return applyDecorators(ApiExtraModels(Problem), ...responses);
}
