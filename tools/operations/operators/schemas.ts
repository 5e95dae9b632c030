import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Schema = Record<string, unknown>;

/** A kind of an operator, with the schema of one version of it. */
export interface OperatorSchema {
  apiVersion: string;
  kind: string;
  schema: Schema;
}

/** `node tools/operations/operators/write.ts` writes it from the operators' own definitions; a test of the cluster compares. */
export const SCHEMAS_FILE = join(import.meta.dirname, 'schemas.jsonl');

/** The kinds of operators that the chart writes for. An unknown field is a fault, as it is with `kubectl --validate=strict`. */
export function operatorSchemas(): OperatorSchema[] {
  const lines = readFileSync(SCHEMAS_FILE, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as OperatorSchema).map((one) => ({ ...one, schema: strict(one.schema) }));
}

/** Closes every object whose fields are listed. What stands under anyOf and the like repeats fields of the object, so it stays open. */
function strict(schema: Schema): Schema {
  const { properties, items, additionalProperties, pattern } = schema as { properties?: Record<string, Schema>; items?: Schema; additionalProperties?: Schema | boolean; pattern?: string };
  const open = additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...schema,
    // Go sets a flag from here on, JavaScript for a group.
    ...(pattern !== undefined && { pattern: pattern.replace(/^\^\(\?i\)(.*)\$$/, '^(?i:$1)$') }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, strict(one)])) }),
    ...(items && { items: strict(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: strict(additionalProperties) }),
    ...(properties && !open && { additionalProperties: false }),
  };
}
