import { ValidateBy } from 'class-validator';

export interface NumberMap {
  min: number;
  integer: boolean;
  keys?: readonly string[];
}

/** The value must be a JSON map whose values are numbers from `min` upwards; with `keys`, of these names only. */
export function IsNumberMap(map: NumberMap): PropertyDecorator {
  const { min, integer, keys } = map;
  const fits = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && (!integer || Number.isInteger(value));
  const named = keys === undefined ? '' : ` with the names ${keys.join(', ')}`;
  return ValidateBy({
    name: 'isNumberMap',
    constraints: [map],
    validator: {
      validate: (value: unknown) =>
        value !== null &&
        typeof value === 'object' &&
        !Array.isArray(value) &&
        Object.entries(value).every(([key, one]) => (keys?.includes(key) ?? true) && fits(one)),
      defaultMessage: () => `must be a JSON map of ${integer ? 'whole ' : ''}numbers from ${min} upwards${named}`,
    },
  });
}
