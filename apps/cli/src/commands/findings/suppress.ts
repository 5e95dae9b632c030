import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { askAbout, FINGERPRINT, fingerprintOf } from './fingerprint.ts';
import { lifeText } from './life-text.ts';
import { targetOf, targetOptions, type TargetOptions } from './suppression-target.ts';

const DAY_MS = 86_400_000;

interface SuppressOptions extends ServiceOptions, TargetOptions {
  reason: string;
  /** Days from now, or a moment. */
  expires?: number | string;
  approver?: string;
  json: boolean;
}

export const findingsSuppress = define<SuppressOptions>({
  usage: 'suppress',
  summary: 'accept the risk of a finding',
  description:
    'Accepts the risk of a finding, for a reason. It stays visible, as suppressed, and is open again when the time is up or ' +
    'a line that it stands on changes. Decisions that stand do not change.',
  words: [FINGERPRINT()],
  options: [
    new Option('--reason <text>', 'why it may stay').makeOptionMandatory(),
    ...targetOptions(),
    new Option('--expires <when>', 'when it is open again: days such as 30d, or a time of RFC 3339 (default: when it is taken back)').argParser(expiry),
    new Option('--approver <name>', 'who agreed'),
    API_URL(), TIMEOUT(60), JSON_OUT(),
  ],
  examples: [
    ["provenance findings suppress 7c211433f02071597741e6ff5a8ea347 --reason 'a constant of ours' --expires 90d", 'in its repository, for three months'],
    ["provenance findings suppress 7c211433f02071597741e6ff5a8ea347 --scope pull_request --reason 'fixed in the next' --approver ada", 'in its pull request alone'],
  ],
  async run({ reason, scope, repository, pr, expires, approver, json, ...options }, { process, terminal }, [word]) {
    const fingerprint = fingerprintOf(word);
    const client = connect(options, process);
    const target = await targetOf({ scope, ...(repository !== undefined && { repository }), ...(pr !== undefined && { pr }) }, fingerprint, client);
    const expires_at = typeof expires === 'number' ? new Date(Date.now() + expires * DAY_MS).toISOString() : expires;
    const items = await askAbout(client.suppress(fingerprint, { ...target, reason, ...(expires_at !== undefined && { expires_at }), ...(approver !== undefined && { approver }) }));
    await terminal.answerLine(json ? JSON.stringify({ items }) : items.map((life) => lifeText(terminal.paint, life)).join('\n\n'));
    return EXIT.done;
  },
});

/** The service says whether a moment is one, and one to come. */
function expiry(text: string): number | string {
  const days = /^([1-9]\d{0,3})d$/.exec(text)?.[1];
  if (days !== undefined) return Number(days);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return text;
  throw new InvalidArgumentError('It must be days such as 30d, or a time such as 2026-12-01T00:00:00Z.');
}
