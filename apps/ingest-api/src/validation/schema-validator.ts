import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FaultList } from './fault-list.ts';

/** The schemas of lists, compiled once from the document's components. */
export type ListName = 'ChangedLineRequest' | 'HeadFileRequest' | 'CommitRequest' | 'NoteRequest';

/** Checks one member of a list by its compiled schema. */
export class SchemaValidator {
  readonly #validators = new Map<ListName, ValidateFunction>();

  /** @param schemas `components.schemas` of the OpenAPI document */
  constructor(schemas: Record<string, object>) {
    const ajv = new Ajv2020({
      allErrors: true,
      // OpenAPI's own keywords (example, ...) stand beside JSON Schema's.
      strict: false,
      // Lengths in UTF-16 units: counting code points walks every string of every line. Ajv says at each start
      // that it would rather count, hence no logger.
      unicode: false,
      logger: false,
    });
    ajv.addSchema({ $id: 'openapi', components: { schemas } });
    for (const name of ['ChangedLineRequest', 'HeadFileRequest', 'CommitRequest', 'NoteRequest'] as const) {
      this.#validators.set(name, ajv.compile({ $ref: `openapi#/components/schemas/${name}` }));
    }
  }

  /** True when the value is valid; else its faults are added under the pointer. */
  check(name: ListName, value: unknown, pointer: () => string, faults: FaultList): boolean {
    const validate = this.#validators.get(name)!;
    if (validate(value)) return true;
    const errors = (validate.errors ?? []).filter(isPlain);
    if (faults.full) faults.count(errors.length);
    else for (const error of errors) faults.add(pointer() + placeOf(error), wordsOf(error));
    return false;
  }
}

/** A nullable object is `anyOf: [object, null]`: what the object branch says is what the caller wants to read. */
function isPlain({ keyword, params }: ErrorObject): boolean {
  return keyword !== 'anyOf' && params['type'] !== 'null';
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
    default:
      return error.message ?? 'is not valid';
  }
}
