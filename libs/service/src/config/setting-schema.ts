import { getMetadataStorage } from 'class-validator';
import type { NumberMap } from './number-map.validator.ts';
import { settingType } from './parse-value.ts';
import { settingsOf, type ConfigClass, type Setting, type SettingType } from './setting.decorator.ts';

/** A keyword counts for values of its own type alone: `minimum` for numbers, `pattern` for texts. */
type Schema = Record<string, unknown>;

/** What a setting may be in a document of YAML: the value, or its text. An empty text is no setting. */
const SCHEMAS: Record<SettingType, Schema> = {
  string: { type: ['string', 'number', 'boolean'] },
  integer: { type: ['integer', 'string'], pattern: '^([+-]?[0-9]+)?$' },
  number: { type: ['number', 'string'], pattern: '^([+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?)?$' },
  boolean: { type: ['boolean', 'string', 'integer'], minimum: 0, maximum: 1, pattern: '^(|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF]|0|1)$' },
  json: { type: ['array', 'object', 'string'] },
};

/** By its default, JSON is a list or a map; what stands within a text no schema sees. */
const LIST: Schema = { type: ['array', 'string'] };
const MAP: Schema = { type: ['object', 'string'] };

/** The JSON schema of each setting of a class, by its variable: its type, and its rules as far as a schema has them. */
export function settingSchemas(config: ConfigClass): Record<string, Schema> {
  const initial = new config() as Record<string, unknown>;
  const rules = getMetadataStorage().getTargetValidationMetadatas(config, '', false, false);
  return Object.fromEntries(
    settingsOf(config).map((setting) => {
      const schema = { ...typeSchema(setting, initial[setting.property]) };
      for (const { propertyName, name, constraints } of rules) if (propertyName === setting.property) Object.assign(schema, ruleSchema(name, constraints as unknown[]));
      return [setting.env, schema];
    }),
  );
}

function typeSchema(setting: Setting, initial: unknown): Schema {
  const type = settingType(setting, initial);
  if (type !== 'json' || initial === undefined) return SCHEMAS[type];
  return Array.isArray(initial) ? LIST : MAP;
}

function ruleSchema(name: string | undefined, [constraint]: readonly unknown[] = []): Schema {
  if (name === 'min') return { minimum: constraint };
  if (name === 'max') return { maximum: constraint };
  if (name === 'isNumberMap') return numberMap(constraint as NumberMap);
  if (name === 'isUrl') return { pattern: '^(|https?://[^/\\s][^\\s]*)$' };
  return name === 'isIn' ? { enum: ['', ...(constraint as readonly unknown[])] } : {};
}

function numberMap({ min, integer, keys }: NumberMap): Schema {
  return { additionalProperties: { type: integer ? 'integer' : 'number', minimum: min }, ...(keys && { propertyNames: { enum: keys } }) };
}
