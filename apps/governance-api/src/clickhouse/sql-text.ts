/**
 * Values as literals of ClickHouse's SQL. They are written into the statement, since an engine without the server's HTTP
 * side knows no parameters; everything that is not a number of ours goes through here.
 */

/** What a literal cannot hold as it is (docs of ClickHouse, "String" literals). */
const ESCAPED: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\0': '\\0' };

/** A text. Half a surrogate pair is no UTF-8 and becomes U+FFFD, as everywhere else. */
export function textLiteral(text: string): string {
  return `'${text.toWellFormed().replaceAll(/['\\\0]/g, (character) => ESCAPED[character]!)}'`;
}

/** Several texts, for IN. @throws RangeError for none: `IN ()` is no SQL, and whoever asks for nothing need not ask */
export function textList(texts: readonly string[]): string {
  if (texts.length === 0) throw new RangeError('a list in SQL cannot be empty');
  return `(${texts.map(textLiteral).join(', ')})`;
}

/** A moment, ms since the epoch. */
export function momentLiteral(ms: number): string {
  return `fromUnixTimestamp64Milli(toInt64(${wholeNumber(ms)}), 'UTC')`;
}

/** @throws RangeError for what is no whole number */
export function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return String(value);
}

/** A name of a database, table or column. */
export function identifier(name: string): string {
  return `\`${name.replaceAll(/[`\\]/g, (character) => `\\${character}`)}\``;
}

/** A table, or `database.table`. */
export function isTable(text: string): boolean {
  return /^[\w-]+(\.[\w-]+)?$/.test(text);
}

/** A table by its name, which may be `database.table`. */
export function tableName(database: string, table: string): string {
  const dot = table.indexOf('.');
  return dot < 0 ? `${identifier(database)}.${identifier(table)}` : `${identifier(table.slice(0, dot))}.${identifier(table.slice(dot + 1))}`;
}
