import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toolPath } from '../parts/tool.ts';
import type { OperatorSchema, Schema } from './schemas.ts';

interface Definition {
  metadata: { name: string };
  spec: { group: string; names: { kind: string }; versions: { name: string; storage: boolean; schema: { openAPIV3Schema: Schema } }[] };
}

/** The definitions of the kinds that the chart writes for operators, as the operators ship them. */
export function operatorDefinitions(): Definition[] {
  const folder = toolPath('operator-kinds');
  return readdirSync(folder).sort().map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition);
}

/** What tests without a cluster keep of them: the stored version of each kind, one a line, without its texts. */
export function condensedSchemas(): string {
  const lines = operatorDefinitions().map(({ spec: { group, names, versions } }): OperatorSchema => {
    const { name, schema } = versions.find(({ storage }) => storage)!;
    return { apiVersion: `${group}/${name}`, kind: names.kind, schema: condensed(schema.openAPIV3Schema) };
  });
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** Keywords that hold schemas by names of fields, where a field may itself be called "description". */
const BY_FIELD = new Set(['properties', 'patternProperties']);

/** Texts go, and conditions in CEL with them: no validator of JSON Schema runs those, the API server does. */
function condensed(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => keyword !== 'description' && keyword !== 'x-kubernetes-validations')
      .map(([keyword, value]) => [keyword, BY_FIELD.has(keyword) ? mapped(value as Record<string, Schema>) : within(value)]),
  );
}

const mapped = (fields: Record<string, Schema>): object => Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, condensed(schema)]));

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  return typeof value === 'object' && value !== null ? condensed(value as Schema) : value;
}
