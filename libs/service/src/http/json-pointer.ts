/** A key as a reference token of an RFC 6901 pointer; long or broken keys are made short and whole. */
export function tokenText(key: string): string {
  const whole = key.toWellFormed().slice(0, 100);
  return whole.replaceAll('~', '~0').replaceAll('/', '~1');
}
