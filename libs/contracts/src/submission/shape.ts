import { UnreadableSubmissionError } from './submission.ts';

/** A JSON object whose members are not known yet. */
export type Shape = Readonly<Record<string, unknown>>;

export function asShape(value: unknown, where: string): Shape {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Shape;
  throw new UnreadableSubmissionError(`${where} is not an object`);
}

/** A list of objects; absent and null are an empty one. */
export function asShapes(value: unknown, where: string): Shape[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new UnreadableSubmissionError(`${where} is not a list`);
  return value.map((member) => asShape(member, where));
}

export function text(shape: Shape, key: string, where: string): string {
  const value = shape[key];
  if (typeof value === 'string') return value;
  throw new UnreadableSubmissionError(`${where}.${key} is not a string`);
}

/** The named members that are strings. Clients send null for what they do not have. */
export function texts<K extends string>(shape: Shape, ...keys: readonly K[]): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = shape[key];
    if (typeof value === 'string') found[key] = value;
  }
  return found;
}
