import { InvalidArgumentError, Option } from 'commander';
import type { Client, FindingLife } from '@provenance/api-client';
import { EXIT } from '../../io/exit-code.ts';
import { fittedTable, type Column } from '../../figures/fitted-table.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { askAbout } from './fingerprint.ts';

/** What one answer of the service holds. */
const LARGEST_PAGE = 1_000;

interface ListOptions extends ServiceOptions {
  repository?: string;
  pr?: string;
  status?: string;
  severity?: string;
  category?: string;
  agent?: string;
  rule?: string;
  file?: string;
  since?: string;
  until?: string;
  limit: number;
  cursor?: string;
  json: boolean;
}

const COLUMNS: readonly Column<FindingLife>[] = [
  { title: 'fingerprint', cell: ({ fingerprint }) => fingerprint },
  { title: 'status', cell: ({ status }) => status },
  { title: 'severity', cell: ({ severity }) => severity },
  { title: 'where', cell: ({ file_path, start_line }) => `${file_path}:${start_line}` },
  { title: 'pull request', cell: ({ repo, pr_number }) => `${repo} ${pr_number}` },
  { title: 'rule', cell: ({ rule_key }) => rule_key },
  { title: 'agent', cell: ({ agent_id }) => agent_id },
  { title: 'held back', cell: ({ suppression }) => (suppression === undefined ? '' : `until ${suppression.expires_at ?? 'taken back'}: ${suppression.reason}`) },
];

export const findingsList = define<ListOptions>({
  usage: 'list',
  summary: 'list findings as they stand now',
  description: 'Lists the findings of all pull requests, the newest first. Suppressed and remediated ones are among them, as such.',
  options: [
    new Option('--repository <org/name>', 'only of this repository'),
    new Option('--pr <number>', 'only of this pull request'),
    new Option('--status <status>', 'only in this state').choices(['open', 'suppressed', 'remediated']),
    new Option('--severity <name>', 'only of this severity').choices(['critical', 'high', 'medium', 'low']),
    new Option('--category <name>', 'only of this category'),
    new Option('--agent <id>', 'only of this agent; human and unknown are agents here'),
    new Option('--rule <key>', 'only of this rule'),
    new Option('--file <path>', 'only in this file, whole path'),
    new Option('--since <time>', 'first detected from here on (RFC 3339)'),
    new Option('--until <time>', 'first detected before this (RFC 3339)'),
    new Option('--limit <number>', 'how many at most').argParser(count).default(100),
    new Option('--cursor <cursor>', 'go on where an answer before ended'),
    API_URL(), TIMEOUT(60), JSON_OUT(),
  ],
  examples: [
    ['provenance findings list --repository acme/shop --status open', 'what is open'],
    ['provenance findings list --status suppressed --json', 'whose risk was accepted, by whom and until when'],
  ],
  async run({ repository, pr, status, severity, category, agent, rule, file, since, until, limit, cursor, json, ...options }, { process, terminal }) {
    const given = { repo: repository, pr_number: pr, status, severity, category, agent_id: agent, rule_key: rule, file_path: file, from: since, to: until };
    const filter = Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined));
    const found = await askAbout(upTo(limit, connect(options, process), filter, cursor));
    await terminal.answerLine(json ? JSON.stringify(found) : textOf(found.items, (rows) => fittedTable(terminal.paint, terminal.columns, COLUMNS, rows)));
    if (found.next_cursor !== undefined) terminal.say(`there are more: go on with --cursor ${found.next_cursor}`);
    return EXIT.done;
  },
});

/** So many, over as many pages as it takes: one of something rare may be short. */
async function upTo(limit: number, client: Client, filter: Readonly<Record<string, string>>, from: string | undefined): Promise<{ items: FindingLife[]; next_cursor?: string }> {
  const items: FindingLife[] = [];
  let cursor = from;
  do {
    const page = await client.findingLives({ ...filter, limit: String(Math.min(LARGEST_PAGE, limit - items.length)), ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined && items.length < limit);
  return { items, ...(cursor !== undefined && { next_cursor: cursor }) };
}

function textOf(items: readonly FindingLife[], table: (rows: readonly FindingLife[]) => string): string {
  return items.length === 0 ? 'no finding is like that' : table(items);
}

function count(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, from 1 to 99999.');
  return Number(text);
}
