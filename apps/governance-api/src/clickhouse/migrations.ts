import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serverFault, type ClickHouseServer } from './clickhouse-server.ts';
import { identifier, tableName, textLiteral, wholeNumber } from './sql-text.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../deploy/clickhouse');
const LOG = 'schema_migrations';
/** UNKNOWN_TABLE, UNKNOWN_DATABASE. */
const NOT_THERE = new Set(['60', '81']);

export interface SchemaOptions {
  database: string;
  /** Of the events; may be `database.table`. */
  table: string;
  /** Days after which rows expire. */
  retentionDays: number;
}

export interface Migration {
  version: number;
  name: string;
  sha256: string;
  /** With places for names, in the order in which they run. Each can run again: two processes may start at once. */
  statements: string[];
}

/** The schema's versions, from files named `<number>_<name>.sql`. */
export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{3}_\w+\.sql$/.test(name)).sort();
  return names.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [version = '', name = ''] = file.replace('.sql', '').split(/_(.*)/);
    return { version: Number(version), name, sha256: createHash('sha256').update(text).digest('hex'), statements: statementsOf(text) };
  });
}

/**
 * The schema, made when it is first needed and not at the start: a warehouse that is down stops no process. Who needs it
 * while the server is away fails, and the next one tries again.
 */
export class Schema {
  readonly server: ClickHouseServer;
  readonly options: SchemaOptions;
  #made: Promise<void> | undefined;

  constructor(server: ClickHouseServer, options: SchemaOptions) {
    this.server = server;
    this.options = options;
  }

  async ready(): Promise<void> {
    this.#made ??= migrate(this.server, this.options);
    try {
      await this.#made;
    } catch (error) {
      this.#made = undefined;
      throw error;
    }
  }
}

/**
 * Brings the schema to the newest version, and its retention to the settings. Where nothing is to be done it only reads,
 * so that the account of the service needs no right to change tables once somebody else has run the files.
 */
export async function migrate(server: ClickHouseServer, options: SchemaOptions, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const applied = await appliedVersions(server, options);
  for (const { version, name, sha256 } of migrations.filter((one) => applied.has(one.version))) {
    if (applied.get(version) !== sha256) throw new Error(`deploy/clickhouse/${String(version).padStart(3, '0')}_${name}.sql is not the file that ClickHouse was set up with: a change is a new file`);
  }
  const due = migrations.filter(({ version }) => !applied.has(version));
  if (due.length > 0) await makeLog(server, options);
  for (const migration of due) await apply(server, options, migration);
  await retain(server, options);
}

async function appliedVersions(server: ClickHouseServer, { database }: SchemaOptions): Promise<Map<number, string>> {
  try {
    return new Map(await server.rows<[number, string]>(`SELECT version, sha256 FROM ${tableName(database, LOG)} FINAL`));
  } catch (error) {
    if (NOT_THERE.has(serverFault(error)?.code ?? '')) return new Map();
    throw error;
  }
}

async function makeLog(server: ClickHouseServer, { database }: SchemaOptions): Promise<void> {
  await server.run(`CREATE DATABASE IF NOT EXISTS ${identifier(database)}`);
  await server.run(
    `CREATE TABLE IF NOT EXISTS ${tableName(database, LOG)} (version UInt32, name String, sha256 String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC'))` +
      ' ENGINE = ReplacingMergeTree(applied_at) ORDER BY version',
  );
}

async function apply(server: ClickHouseServer, options: SchemaOptions, { version, name, sha256, statements }: Migration): Promise<void> {
  for (const statement of statements) await server.run(filledIn(statement, options));
  await server.run(
    `INSERT INTO ${tableName(options.database, LOG)} (version, name, sha256) SELECT ${wholeNumber(version)}, ${textLiteral(name)}, ${textLiteral(sha256)}`,
  );
}

/** What expires, by the moment that it is of. */
const EXPIRING = { fact_counters: 'at', fact_versions: 'at', fact_notes: 'at' } as const;

/**
 * New rows have the retention of the settings; the parts that lie there get it when they merge. A table whose retention
 * somebody took away, or made another way, is left alone.
 */
async function retain(server: ClickHouseServer, { database, table, retentionDays }: SchemaOptions): Promise<void> {
  const tables = [[tableName(database, table), 'occurred_at'], ...Object.entries(EXPIRING).map(([name, column]) => [tableName(database, name), column])] as const;
  for (const [name, column] of tables) {
    const [created] = await server.rows<[string]>(`SHOW CREATE TABLE ${name}`);
    const [, days] = new RegExp(`TTL toDateTime\\(${column}\\) \\+ toIntervalDay\\((\\d+)\\)`).exec(created?.[0] ?? '') ?? [];
    if (days === undefined || Number(days) === retentionDays) continue;
    await server.run(`ALTER TABLE ${name} MODIFY TTL toDateTime(${column}) + toIntervalDay(${wholeNumber(retentionDays)}) SETTINGS materialize_ttl_after_modify = 0`);
  }
}

function filledIn(statement: string, { database, table, retentionDays }: SchemaOptions): string {
  const values: Record<string, string> = { database: identifier(database), events: tableName(database, table), retention_days: wholeNumber(retentionDays) };
  return statement.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** Statements end with a semicolon at the end of a line; comments have lines of their own. */
function statementsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('--'));
  return lines.join('\n').split(/;[ \t]*(?:\n|$)/).map((statement) => statement.trim()).filter((statement) => statement !== '');
}
