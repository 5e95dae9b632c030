import { parse } from 'yaml';
import { chartSettings, SET_BY_THE_CHART } from './settings.ts';

interface Schema {
  $ref?: string;
  allOf?: readonly Schema[];
  description?: string;
  additionalProperties?: unknown;
  properties?: Record<string, Schema>;
  required?: readonly string[];
}

interface ValuesSchema extends Schema {
  properties: Record<'settings' | 'secrets', Schema>;
  definitions: Record<string, Schema>;
}

/**
 * The schema of the chart's values with the settings of today in it; the rest of it is written by hand.
 * @param standing text of values.schema.json @param values text of values.yaml
 */
export function valuesSchema(standing: string, values: string): string {
  const schema = JSON.parse(standing) as ValuesSchema;
  const all = Object.entries(chartSettings());
  const [secret, open] = [true, false].map((hidden) => all.filter(([, setting]) => setting.secret === hidden));
  // These are refused too, by a template: it can say where they belong.
  const elsewhere = [...secret!.map(([env]) => env), ...Object.keys(SET_BY_THE_CHART)].map((env) => [env, {}] as const);
  schema.properties.settings.properties = Object.fromEntries([...open!.map(([env, setting]) => [env, { description: setting.purpose, ...setting.schema }] as const), ...elsewhere]);
  schema.properties.secrets.properties = Object.fromEntries(secret!.map(([env, { purpose }]) => [env, { description: purpose, allOf: [{ $ref: '#/definitions/secretKey' }] }]));
  return `${JSON.stringify(withDefaults(schema, parse(values), schema.definitions), null, 2)}\n`;
}

/** null takes a default away, and a template goes on without it, a rule of a policy without its peers: what values.yaml has must stay. */
function withDefaults(schema: Schema, defaults: unknown, definitions: Record<string, Schema>): Schema {
  if (typeof defaults !== 'object' || defaults === null || Array.isArray(defaults)) return schema;
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const known = reference === undefined ? schema : definitions[reference.replace('#/definitions/', '')]!;
  if (known.additionalProperties !== false) return schema;
  const required = Object.keys(defaults);
  if (reference !== undefined) return { allOf: [{ $ref: reference }], required };
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [key, withDefaults(value, (defaults as Record<string, unknown>)[key], definitions)]);
  return { ...schema, properties: Object.fromEntries(properties) as Record<string, Schema>, required };
}
