import type { OpenAPIObject } from '@nestjs/swagger';

/** One route of the description, with what the page shows of it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; place: string; about: string }[];
  requestExamples: unknown[];
  responses: { status: string; about: string; examples: unknown[] }[];
}

type PathItem = OpenAPIObject['paths'][string];
type OperationObject = NonNullable<PathItem['get']>;
type Parameter = { name?: string; in?: string; required?: boolean; description?: string };
type Content = Record<string, { example?: unknown; examples?: Record<string, { value?: unknown }> }>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every route, in the order of the addresses. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation === undefined ? [] : [toOperation(method, path, operation)];
      }),
    );
}

function toOperation(method: string, path: string, operation: OperationObject): Operation {
  return {
    id: `${method}${path.replace(/[^A-Za-z0-9]+/g, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: (operation.parameters ?? []).map((parameter) => toParameter(parameter as Parameter)),
    requestExamples: examplesIn((operation.requestBody as { content?: Content } | undefined)?.content),
    responses: Object.entries(operation.responses).map(([status, response]) => {
      const { description, content } = response as { description?: string; content?: Content };
      return { status, about: description ?? '', examples: examplesIn(content) };
    }),
  };
}

function toParameter({ name = '', in: place = '', required, description = '' }: Parameter): Operation['parameters'][number] {
  return { name, place: required === true ? `${place}, required` : place, about: description };
}

function examplesIn(content: Content | undefined): unknown[] {
  return Object.values(content ?? {}).flatMap(({ example, examples }) => [
    ...(example === undefined ? [] : [example]),
    ...Object.values(examples ?? {}).map(({ value }) => value),
  ]);
}

/** An example as a reader sees it: a text as it is, anything else as JSON. */
export function exampleOf(example: unknown): string {
  return typeof example === 'string' ? example : schemaText(example);
}

export function schemaText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
