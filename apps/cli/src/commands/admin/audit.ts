import { Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

interface AuditOptions extends ServiceOptions {
  actor?: string;
  action?: string;
  target?: string;
  outcome?: string;
  since?: string;
  until?: string;
  json: boolean;
}

export const audit = define<AuditOptions>({
  usage: 'audit',
  summary: 'read who wrote what, and who was refused',
  description: 'Prints the audit trail, the newest first, as far as it goes.',
  options: [
    new Option('--actor <actor>', 'who, whole'),
    new Option('--action <action>', 'method and route, whole'),
    new Option('--target <text>', 'a part of the target'),
    new Option('--outcome <outcome>', 'what came of it').choices(['done', 'refused', 'failed']),
    new Option('--since <time>', 'from this time on (RFC 3339)'),
    new Option('--until <time>', 'before this time (RFC 3339)'),
    API_URL(),
    TIMEOUT(60),
    JSON_OUT(),
  ],
  examples: [['provenance admin audit --outcome refused --since 2026-03-01T00:00:00Z', 'who was refused this month']],
  async run({ actor, action, target, outcome, since, until, json, ...options }, { process, terminal }) {
    const given = Object.entries({ actor, action, target, outcome, since, until }).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const filter = Object.fromEntries(given);
    const entries = connect(options, process).audit(filter);
    if (json) {
      await terminal.answerLine(JSON.stringify({ entries: await Array.fromAsync(entries) }));
      return EXIT.done;
    }
    for await (const entry of entries) {
      await terminal.answerLine(plainRow([entry.at, entry.outcome, String(entry.status), entry.actor, entry.action, entry.target, addressOf(entry), entry.request_id]));
    }
    return EXIT.done;
  },
});

/** An entry of 0.1.0 may have none, of a client that left at once; the trail is kept for 400 days. */
function addressOf({ address }: { address?: string }): string {
  return address ?? 'unknown';
}
