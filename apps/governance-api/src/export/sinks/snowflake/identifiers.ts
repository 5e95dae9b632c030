/** The name that a text means in SQL: upper-cased, as Snowflake does with one that is not in double quotes. */
export function identifier(text: string): string {
  return /^".+"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text.toUpperCase();
}

/** A name as SQL reads it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
