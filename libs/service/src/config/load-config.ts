import { readFileSync, statSync } from 'node:fs';
import { validateSync } from 'class-validator';
import { parseValue, settingType } from './parse-value.ts';
import { jointRulesOf, settingsOf, type ConfigClass, type Setting } from './setting.decorator.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The instances of classes of settings, in the order of the classes. */
export type Loaded<C extends readonly ConfigClass[]> = {
  [K in keyof C]: C[K] extends ConfigClass<infer T> ? T : never;
};

/** Every fault of a configuration, one line each, with the variable named. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads classes of settings from an environment. An empty variable counts as unset.
 * @throws ConfigError that lists all faults of all classes.
 */
export function loadConfig<const C extends readonly ConfigClass[]>(classes: C, env: Environment): Loaded<C> {
  const faults: string[] = [];
  const loaded = classes.map((config) => read(config, env, faults));
  faults.push(...jointFaults(classes, loaded));
  // A variable that several classes read in the same way is one, and so is its fault.
  if (faults.length > 0) throw new ConfigError([...new Set(faults)]);
  return loaded as Loaded<C>;
}

function read(config: ConfigClass, env: Environment, faults: string[]): object {
  const instance = new config() as Record<string, unknown>;
  const unreadable = new Set<string>();
  for (const setting of settingsOf(config)) {
    try {
      const text = textOf(setting, env);
      if (text === undefined) continue;
      instance[setting.property] = parseValue(settingType(setting, instance[setting.property]), setting.spelling?.(text) ?? text);
    } catch (error) {
      unreadable.add(setting.property);
      faults.push(`${setting.env} ${(error as Error).message}`);
    }
  }
  faults.push(...ruleFaults(config, instance, unreadable));
  return instance;
}

function textOf(setting: Setting, env: Environment): string | undefined {
  const text = [setting.env, ...(setting.aliases ?? [])].map((name) => env[name]).find(isSet);
  const file = setting.secret ? env[`${setting.env}_FILE`] : undefined;
  if (!isSet(file)) return text;
  if (text !== undefined) throw new Error(`and ${setting.env}_FILE are both set`);
  const secret = secretFile(file);
  // A variable that is empty is an optional one that nobody set; a file that is named is meant.
  if (secret === '') throw new Error('is empty in its file');
  return secret;
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

const MAX_SECRET_BYTES = 1024 * 1024;

function secretFile(path: string): string {
  try {
    // A path that was mixed up may name anything; no secret is as large.
    if (statSync(path).size > MAX_SECRET_BYTES) throw Object.assign(new Error(), { code: 'EFBIG' });
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`cannot be read from its file: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

function ruleFaults(config: ConfigClass, instance: object, unreadable: ReadonlySet<string>): string[] {
  const names = new Map(settingsOf(config).map(({ property, env }) => [property, env]));
  return validateSync(instance, { forbidUnknownValues: false })
    .filter(({ property }) => !unreadable.has(property))
    .flatMap(({ property, constraints }) =>
      Object.values(constraints ?? {}).map((rule) => `${names.get(property) ?? property} ${withoutName(rule, property)}`),
    );
}

function jointFaults(classes: readonly ConfigClass[], loaded: readonly object[]): string[] {
  return classes.flatMap((config, index) =>
    jointRulesOf(config).flatMap(({ other, fault }) => {
      const beside = loaded[classes.indexOf(other)];
      const found = beside && fault(loaded[index]!, beside);
      return found ?? [];
    }),
  );
}

/** class-validator's messages start with the property; the operator knows the variable instead. */
function withoutName(rule: string, property: string): string {
  return rule.startsWith(`${property} `) ? rule.slice(property.length + 1) : rule;
}
