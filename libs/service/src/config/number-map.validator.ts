import { ValidateBy } from 'class-validator';

/** The value must be a JSON map whose values are numbers from `min` upwards; with `keys`, of these names only. */
export function IsNumberMap({ min, integer, keys }: { min: number; integer: boolean; keys?: readonly string[] }): PropertyDecorator {
  const fits = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && (!integer || Number.isInteger(value));
  const named = keys === undefined ? '' : ` with the names ${keys.join(', ')}`;
  return ValidateBy({
    name: 'isNumberMap',
    validator: {
      validate: (map: unknown) =>
        map !== null &&
        typeof map === 'object' &&
        !Array.isArray(map) &&
        Object.entries(map).every(([key, value]) => (keys?.includes(key) ?? true) && fits(value)),
      defaultMessage: () => `must be a JSON map of ${integer ? 'whole ' : ''}numbers from ${min} upwards${named}`,
    },
  });
}
