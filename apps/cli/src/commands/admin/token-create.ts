import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';

const DAY_MS = 86_400_000;
const SCOPES = ['analysis:write', 'analysis:read', 'analytics:read', 'findings:write', 'policy:write', 'admin'] as const;

type Scope = (typeof SCOPES)[number];

interface CreateOptions extends ServiceOptions {
  name: string;
  scope: Scope[];
  repo?: string[];
  expiresDays?: number;
  json: boolean;
}

export const tokenCreate = define<CreateOptions>({
  usage: 'create',
  summary: 'make an API token',
  description: 'Makes a token and prints it, once: the service keeps only its sha256.',
  options: [
    new Option('--name <text>', 'what it is for').makeOptionMandatory(),
    new Option('--scope <scope...>', 'what it may do; admin covers everything').choices(SCOPES).makeOptionMandatory(),
    new Option('--repo <pattern...>', 'the repositories that it reaches, such as acme/* (default: all)'),
    new Option('--expires-days <days>', 'days until it ends (default: it does not)').argParser(days),
    API_URL(),
    TIMEOUT(60),
    JSON_OUT(),
  ],
  examples: [["provenance admin token create --name 'CI of the shop' --scope analysis:write analysis:read --repo acme/shop", 'a token for one repository']],
  async run({ name, scope, repo, expiresDays, json, ...options }, { process, terminal }) {
    const expiry = expiresDays === undefined ? {} : { expires_at: new Date(Date.now() + expiresDays * DAY_MS).toISOString() };
    const issued = await connect(options, process, 1).createToken({ name, scopes: scope, ...(repo && { repos: repo }), ...expiry });
    await terminal.answerLine(json ? JSON.stringify(issued) : issued.token);
    terminal.say(`${issued.token_id}: shown only now; keep it where secrets are kept`);
    return EXIT.done;
  },
});

function days(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of days, from 1 to 9999.');
  return Number(text);
}
