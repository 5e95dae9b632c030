import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FaultList } from './fault-list.ts';

/** The schemas that are compiled from the document's components, by the names of their classes. */
const SCHEMAS = ['SubmissionHeadRequest', 'ChangedLineRequest', 'HeadFileRequest', 'CommitRequest', 'NoteRequest', 'RenameRequest'] as const;

export type SchemaName = (typeof SCHEMAS)[number];

/** Checks values by schemas that were compiled once. */
export class SchemaValidator {
  readonly #validators: Map<SchemaName, ValidateFunction>;

  /** @param schemas `components.schemas` of the OpenAPI document */
  constructor(schemas: Record<string, object>) {
    const ajv = new Ajv2020({
      allErrors: true,
      // Errors carry their schema, whose title says what was expected.
      verbose: true,
      // OpenAPI's own keywords (example, ...) stand beside JSON Schema's.
      strict: false,
      // Lengths in UTF-16 units: counting code points walks every string of every line. Ajv says at each start
      // that it would rather count, hence no logger.
      unicode: false,
      logger: false,
    });
    ajv.addSchema({ $id: 'openapi', components: { schemas } });
    this.#validators = new Map(SCHEMAS.map((name) => [name, ajv.compile({ $ref: `openapi#/components/schemas/${name}` })]));
  }

  /** True when the value is valid; else its faults are added under the pointer. */
  check(name: SchemaName, value: unknown, pointer: () => string, faults: FaultList): boolean {
    const validate = this.#validators.get(name)!;
    if (validate(value)) return true;
    const errors = (validate.errors ?? []).filter(isPlain);
    if (faults.full) faults.count(errors.length);
    else for (const error of errors) faults.add(pointer() + placeOf(error), wordsOf(error));
    return false;
  }
}

/**
 * A nullable object is `anyOf: [object, null]`: what the object branch says is what the caller wants to read.
 * Of `oneOf` the whole says it, not its branches.
 */
function isPlain({ keyword, params, schemaPath }: ErrorObject): boolean {
  return keyword !== 'anyOf' && params['type'] !== 'null' && !schemaPath.includes('/oneOf/');
}

function placeOf(error: ErrorObject): string {
  return error.keyword === 'required' ? `${error.instancePath}/${error.params['missingProperty']}` : error.instancePath;
}

function wordsOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'enum':
      return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`;
    case 'type':
      return `must be ${[error.params['type']].flat().join(' or ')}`;
    case 'pattern':
    case 'oneOf':
      return `must be ${titleOf(error)}`;
    default:
      return error.message ?? 'is not valid';
  }
}

function titleOf({ parentSchema, keyword, params }: ErrorObject): string {
  const title: unknown = parentSchema?.['title'];
  return typeof title === 'string' ? title : `text that matches ${params[keyword]}`;
}
