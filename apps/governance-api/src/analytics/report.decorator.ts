import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiQuery, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { REPO_NAME } from '@provenance/domain';
import { ApiProblems } from '@provenance/service';
import { toCsv, type Row } from './tabular.ts';

const text = (name: string, description: string, example?: string) =>
  ApiQuery({ name, required: false, schema: { type: 'string' }, description, ...(example === undefined ? {} : { example }) });

/** Documents the parameters that every query takes. */
export function ApiScope(): MethodDecorator {
  return applyDecorators(
    text('time_window', 'A number of hours, days or weeks back from now (or from `to`); without it the window that is set', '7d'),
    text('from', 'Begin of the window, RFC 3339, in it; instead of time_window'),
    text('to', 'End of the window, RFC 3339, not in it; now when absent'),
    ApiQuery({ name: 'repo', required: false, schema: { type: 'array', items: { type: 'string', ...REPO_NAME } }, description: 'Only these repositories; several parted by commas or repeated' }),
  );
}

export function ApiAgent(): MethodDecorator {
  return text('agent_id', 'Only this agent; `human` and `unknown` are agents here');
}

/** Documents a report: what it says, its answer as JSON and the same as CSV. */
export function ApiReport(about: { summary: string; description?: string; type: Type; example: object; rows: readonly object[] }): MethodDecorator {
  const { summary, description, type, example, rows } = about;
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiProblems('store_unavailable'),
    ApiExtraModels(type),
    ApiResponse({
      status: 200,
      description: 'As JSON, or as CSV where `Accept` would rather have it',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(type) }, example },
        'text/csv': { schema: { type: 'string' }, example: toCsv(rows as readonly Row[]) },
      },
    }),
  );
}
