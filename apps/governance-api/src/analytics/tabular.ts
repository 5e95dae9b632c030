import type { FastifyReply, FastifyRequest } from 'fastify';

/** One row of a table: what is not a scalar is written as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The answer as JSON, or its rows as CSV where the request would rather have that.
 * @param head the columns that the question has, whatever is found: a program that reads them must not meet others, or none
 */
export function negotiated<T extends object>(request: FastifyRequest, reply: FastifyReply, answer: T, rows: readonly object[], head: () => readonly string[]): T | string {
  void reply.header('vary', 'accept');
  if (!prefersCsv(request.headers.accept)) {
    return answer;
  }
  void reply.header('content-type', 'text/csv; charset=utf-8; header=present');
  return toCsv(rows as readonly Row[], head);
}

/** Whether text/csv is asked for with at least the weight of JSON (RFC 9110, 12.5.1). */
export function prefersCsv(accept: string | undefined): boolean {
  const weights = new Map((accept ?? '').split(',').map(mediaRange));
  const csv = weights.get('text/csv') ?? 0;
  const json = weights.get('application/json') ?? weights.get('application/*') ?? weights.get('*/*') ?? 0;
  return csv > 0 && csv >= json;
}

function mediaRange(part: string): [type: string, weight: number] {
  const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [type, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}

/** RFC 4180. The columns of the head, then what else the rows have, in the order of its first appearance. */
export function toCsv(rows: readonly Row[], head: () => readonly string[] = () => []): string {
  const columns = [...new Set([...head(), ...columnsOf(rows)])];
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

export function columnsOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Names of agents, files and checks come from pull requests: a spreadsheet must not take one for a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
