import { CallError } from '../call-error.ts';

/**
 * A word as one part of a path. URLs resolve dots, and take nothing for nothing, whatever is encoded: `.` as the id of one
 * would stand for the list of all.
 * @throws CallError
 */
export function segment(word: string): string {
  if (/^\.{0,2}$/.test(word)) throw new CallError('id', `"${word}" is no id`);
  return encodeURIComponent(word);
}
