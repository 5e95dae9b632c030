import type { Setting, SettingType } from './setting.decorator.ts';

const BOOLEANS: Record<string, boolean> = {
  true: true,
  '1': true,
  yes: true,
  on: true,
  false: false,
  '0': false,
  no: false,
  off: false,
};

const PARSERS: Record<SettingType, (text: string) => unknown> = {
  string: (text) => text,
  integer: (text) => (/^[+-]?\d+$/.test(text) ? Number(text) : refuse('a whole number')),
  number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : refuse('a number')),
  boolean: (text) => BOOLEANS[text.toLowerCase()] ?? refuse('true or false'),
  json: parseJson,
};

function refuse(expected: string): never {
  throw new Error(`must be ${expected}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('JSON');
  }
}

/** The type of a setting: as declared, else that of its initial value. */
export function settingType(setting: Setting, initial: unknown): SettingType {
  if (setting.type !== undefined) return setting.type;
  if (typeof initial === 'number') return Number.isInteger(initial) ? 'integer' : 'number';
  if (typeof initial === 'boolean') return 'boolean';
  return typeof initial === 'object' ? 'json' : 'string';
}

/**
 * The value of a variable's text.
 * @throws Error that says what the text must be.
 */
export function parseValue(type: SettingType, text: string): unknown {
  return PARSERS[type](text);
}
