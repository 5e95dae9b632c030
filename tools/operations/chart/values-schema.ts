import { chartSettings } from './settings.ts';

interface ValuesSchema {
  properties: Record<'settings' | 'secrets', { properties: Record<string, object> }>;
}

/** A setting may be written as its text, or as what the text stands for; lists and maps become JSON. */
const VALUE = { type: ['string', 'number', 'boolean', 'array', 'object'] };

/**
 * The schema of the chart's values with the settings of today in it; the rest of it is written by hand.
 * @param standing text of values.schema.json
 */
export function valuesSchema(standing: string): string {
  const schema = JSON.parse(standing) as ValuesSchema;
  const all = Object.entries(chartSettings());
  const described = (secret: boolean, value: object): Record<string, object> =>
    Object.fromEntries(all.filter(([, setting]) => setting.secret === secret).map(([env, { purpose }]) => [env, { description: purpose, ...value }]));
  schema.properties.settings.properties = described(false, VALUE);
  schema.properties.secrets.properties = described(true, { allOf: [{ $ref: '#/definitions/secretKey' }] });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
