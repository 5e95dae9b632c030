import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { auditRecords, openCheckpoint, parseLogEntry, type AuditedItem, type AuditFault, type Checkpoint, type LogEntry, type VerificationKey } from '@provenance/domain';
import { ApiError, type Client } from '@provenance/api-client';
import { plain } from '@provenance/report';
import { EXIT, FailedError, UsageError } from '../../io/exit-code.ts';
import { readGiven } from '../../io/given-file.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { keysOf, trustedKeys, type KeyOptions } from '../../settings/trusted-keys.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, JWKS, KEY, TIMEOUT } from '../options.ts';
import { decisionFaults } from './held-decision.ts';

interface AuditOptions extends ServiceOptions, KeyOptions {
  checkpoint?: string[];
  save?: string;
  json: boolean;
}

/** Decisions that are asked for at a time. */
const AT_A_TIME = 8;

export const logAudit = define<AuditOptions>({
  usage: 'audit',
  summary: 'find records and decisions that were altered, dropped or reordered',
  description:
    'Fetches every record of the decision log, hashes it again, holds the whole to the signed head, to heads that you kept, and each record to the decision and the bundle that stand. Names what is not as it was entered.',
  options: [
    API_URL(),
    KEY(),
    JWKS(),
    new Option('--checkpoint <file>', 'a head that you kept: the log must continue it (may be given several times)').argParser((file: string, before: string[] = []) => [...before, file]),
    new Option('--save <file>', 'keep the head of now in a file, when all is well'),
    TIMEOUT(3600),
    JSON_OUT(),
  ],
  examples: [
    ['provenance log audit --jwks keys.json --save head.txt', 'the first time'],
    ['provenance log audit --jwks keys.json --checkpoint head.txt --save head.txt', 'from then on'],
  ],
  async run({ checkpoint: kept = [], save, json, ...options }, { process, terminal }) {
    const client = connect(options, process);
    const given = trustedKeys(options, process);
    const keys = given.length > 0 ? given : keysOf(await client.keys(), `${client.base}/v1/keys`);
    if (given.length === 0) terminal.say('the keys are those that the service itself names: with --jwks you decide which to trust');
    const older = kept.map((file) => head(readGiven(file, process).toString('utf8'), keys, (why) => new UsageError(`${file}: ${why}`)));
    const { heads, size, note, refused } = await headsOf(client, keys, older);
    const { items, entries, retentionDays } = await readLog(client, size);
    const faults = [
      ...refused,
      ...originFaults(heads),
      ...auditRecords(items, heads),
      ...(await heldTo(client, entries, { keys, retentionDays, now: Date.now() })),
    ];
    if (faults.length === 0 && note !== undefined && save !== undefined) writeFileSync(resolve(process.cwd, save), note);
    const told = { origin: heads[0].origin, records: size, faults };
    await terminal.answerLine(json ? JSON.stringify(told) : [...faults.map(words), summary(told)].map(plain).join('\n'));
    return faults.length === 0 ? EXIT.done : EXIT.objected;
  },
});

/** What a log is held to. */
interface Heads {
  /** The newest first. */
  heads: [Checkpoint, ...Checkpoint[]];
  /** Records of the log. */
  size: number;
  /** The newest as the service signed it; absent where it was refused. */
  note?: string;
  refused: AuditFault[];
}

/** The head of now and those that were kept; those alone where that of now does not count. */
async function headsOf(client: Client, keys: readonly VerificationKey[], older: readonly Checkpoint[]): Promise<Heads> {
  try {
    const note = await client.logCheckpoint();
    const now = head(note, keys, (why) => new RefusedHead(why));
    return { heads: [now, ...older], size: now.size, note, refused: [] };
  } catch (error) {
    // Over a log that was rewritten the service signs none.
    if (!(error instanceof RefusedHead || (error instanceof ApiError && error.code === 'log_inconsistent'))) throw error;
    const [first, ...others] = older;
    if (first === undefined) throw new FailedError(`no head of the log counts: ${error.message}`, 'with --checkpoint it is held to heads that you kept', { cause: error });
    const { tree_size: size } = await client.logEntries(0, 0);
    return { heads: [first, ...others], size, refused: [{ kind: 'head', detail: `that of now does not count: ${error.message}` }] };
  }
}

class RefusedHead extends Error {}

function head(note: string, keys: readonly VerificationKey[], refused: (why: string) => Error): Checkpoint {
  try {
    return openCheckpoint(note, keys);
  } catch (error) {
    throw refused((error as Error).message);
  }
}

function originFaults([{ origin: own }, ...others]: Heads['heads']): AuditFault[] {
  return others.filter(({ origin }) => origin !== own).map(({ origin }) => ({ kind: 'head', detail: `the kept head is of another log, ${origin}` }));
}

/** Every record up to a size, and what those say that are still kept. */
async function readLog(client: Client, size: number): Promise<{ items: AuditedItem[]; entries: { entry: LogEntry; record: number }[]; retentionDays: number }> {
  const [items, entries]: [AuditedItem[], { entry: LogEntry; record: number }[]] = [[], []];
  let retentionDays = 0;
  while (items.length < size) {
    const page = await client.logEntries(items.length, size);
    if (page.items.length === 0) break;
    retentionDays = page.results_retention_days;
    for (const { leaf_index, leaf_hash, entry, entered_at_index } of page.items) {
      const read = entry === null ? undefined : tryParse(entry);
      if (read !== undefined) entries.push({ entry: read, record: leaf_index });
      items.push({ leaf_index, leaf_hash: Buffer.from(leaf_hash, 'base64'), entry, decision_id: read?.decision_id, entered_at_index });
    }
  }
  return { items, entries, retentionDays };
}

/** A record that does not read was altered: its hash tells. */
function tryParse(entry: string): LogEntry | undefined {
  try {
    return parseLogEntry(entry);
  } catch {
    return undefined;
  }
}

async function heldTo(client: Client, entries: readonly { entry: LogEntry; record: number }[], held: Parameters<typeof decisionFaults>[2]): Promise<AuditFault[]> {
  // Of a decision that was entered again, only the newest record can be held to what stands.
  const newest = [...new Map(entries.map((one) => [one.entry.decision_id, one])).values()];
  const faults: AuditFault[] = [];
  for (let at = 0; at < newest.length; at += AT_A_TIME) {
    const found = await Promise.all(newest.slice(at, at + AT_A_TIME).map(async ({ entry, record }) => (await decisionFaults(client, entry, held)).map((fault) => ({ ...fault, record }))));
    faults.push(...found.flat());
  }
  return faults;
}

function words({ kind, record, decision_id, detail }: AuditFault): string {
  const where = record === undefined ? '' : ` record ${record}${decision_id === undefined ? '' : ` (${decision_id})`}`;
  return `${kind}${where}: ${detail}`;
}

function summary({ origin, records, faults }: { origin: string; records: number; faults: readonly AuditFault[] }): string {
  if (faults.length === 0) return `${origin}: ${records} records are as they were entered`;
  return `${origin}: ${faults.length} fault${faults.length === 1 ? '' : 's'} in ${records} records`;
}
