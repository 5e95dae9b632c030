/** What SQL takes as a name, with or without double quotes. */
const NAME = String.raw`(?:[A-Za-z_][\w$]*|"(?:[^".]|"")+")`;
const TABLE = new RegExp(String.raw`^(?:${NAME}\.){0,2}${NAME}$`);

/** A table, or `schema.table`, or `database.schema.table`. */
export function isTable(text: string): boolean {
  return TABLE.test(text);
}

/** What stands before `.snowflakecomputing.com`: an organisation and account, or a locator with its region and cloud. */
export function isAccount(text: string): boolean {
  return /^[a-z0-9][\w-]*(\.[a-z0-9-]+){0,3}$/i.test(text) && !/\.com$/i.test(text);
}

/** The name that a text means in SQL: upper-cased, as Snowflake does with one that is not in double quotes. */
export function identifier(text: string): string {
  return /^".+"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text.toUpperCase();
}

/** A name as SQL reads it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
