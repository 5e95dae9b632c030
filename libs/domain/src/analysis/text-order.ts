/** Code-unit order: the same on every machine, which the order of a locale is not. For `sort`. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
