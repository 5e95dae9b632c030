import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { LIMITS } from './limits.ts';
import { POLICY_SCHEMA } from './policy-schema.ts';

/** A part of a value that does not fit its schema. */
export interface SchemaFault {
  path: (string | number)[];
  detail: string;
}

const validate = new Ajv2020({ allErrors: true, strictRequired: false }).compile(POLICY_SCHEMA);

/** Everything in a value that is not as the schema of policies has it, in words. */
export function schemaFaults(value: unknown): SchemaFault[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, LIMITS.faults).map(toFault);
}

function toFault({ instancePath, keyword, params, message }: ErrorObject): SchemaFault {
  const path = instancePath.split('/').slice(1).map(unescape);
  if (keyword === 'additionalProperties') {
    const name = String((params as { additionalProperty: string }).additionalProperty);
    return { path: [...path, name], detail: `there is no ${JSON.stringify(name)} here` };
  }
  if (keyword === 'enum') return { path, detail: `must be one of ${(params as { allowedValues: unknown[] }).allowedValues.join(', ')}` };
  if (keyword === 'required') return { path, detail: `${JSON.stringify((params as { missingProperty: string }).missingProperty)} is missing` };
  if (keyword === 'minProperties') return { path, detail: 'needs at_least or at_most' };
  return { path, detail: message ?? keyword };
}

/** A part of a pointer; numbers are places in lists. */
function unescape(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
