import 'reflect-metadata';

const SETTINGS = Symbol('settings');
const SECTION = Symbol('section');
const TOGETHER = Symbol('together');

/** How the text of a variable becomes a value. */
export type SettingType = 'string' | 'integer' | 'number' | 'boolean' | 'json';

export interface SettingOptions {
  /** The environment variable. */
  env: string;
  /** Older or shorter names of the same variable; the first that is set counts. */
  aliases?: readonly string[];
  /** One sentence for the reference page. */
  purpose: string;
  /** Taken from the initial value when the property has one. */
  type?: SettingType;
  /** What the text is taken for before it is read: other ways to write the same. */
  spelling?: (text: string) => string;
  /** Never printed; `<env>_FILE` may name a file that holds it. */
  secret?: boolean;
  /** What the reference page shows as the default when there is no initial value. */
  unset?: string;
}

/** A spelling: in small letters, without blanks around it. */
export function inAnyCase(text: string): string {
  return text.trim().toLowerCase();
}

export interface Setting extends SettingOptions {
  property: string;
}

// A class of settings is built without arguments: its initial values are the defaults.
export type ConfigClass<T extends object = object> = new () => T;

/**
 * A property that is read from the environment. Its initial value is the default; its rules are
 * class-validator decorators beside this one.
 */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (target, property) => {
    const settings = (Reflect.getOwnMetadata(SETTINGS, target) ?? []) as Setting[];
    Reflect.defineMetadata(SETTINGS, [...settings, { ...options, property: String(property) }], target);
  };
}

/** Title of a class of settings on the reference page. */
export function Section(title: string): ClassDecorator {
  return (target) => Reflect.defineMetadata(SECTION, title, target);
}

/** What two classes of settings may not say together. */
export interface JointRule {
  other: ConfigClass;
  /** The fault with its variables named, or nothing. */
  fault: (own: object, other: object) => string | undefined;
}

/** A rule on the settings of this class beside those of another, for processes that have both: its fault is named with all others. */
export function Together<Own extends object, Other extends object>(other: ConfigClass<Other>, fault: (own: Own, other: Other) => string | undefined): (target: ConfigClass<Own>) => void {
  return (target) => Reflect.defineMetadata(TOGETHER, [...jointRulesOf(target), { other, fault }], target);
}

export function jointRulesOf(config: ConfigClass): readonly JointRule[] {
  return (Reflect.getOwnMetadata(TOGETHER, config) ?? []) as JointRule[];
}

export function settingsOf(config: ConfigClass): readonly Setting[] {
  return (Reflect.getOwnMetadata(SETTINGS, config.prototype as object) ?? []) as Setting[];
}

/** Every variable that classes of settings are read from: with older names, and those that name a file. */
export function variablesOf(classes: readonly ConfigClass[]): string[] {
  return classes.flatMap(settingsOf).flatMap(({ env, aliases = [], secret }) => [env, ...aliases, ...(secret ? [`${env}_FILE`] : [])]);
}

export function sectionOf(config: ConfigClass): string {
  return (Reflect.getOwnMetadata(SECTION, config) as string | undefined) ?? config.name;
}
