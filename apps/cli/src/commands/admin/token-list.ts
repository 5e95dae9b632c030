import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

interface ListOptions extends ServiceOptions {
  json: boolean;
}

export const tokenList = define<ListOptions>({
  usage: 'list',
  summary: 'list the API tokens',
  description: 'Lists the tokens with what they may do and when they were last used. Their secrets are not kept.',
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin token list', 'one line a token']],
  async run({ json, ...options }, { process, terminal }) {
    const tokens = await Array.fromAsync(connect(options, process).tokens());
    const rows = tokens.map(({ token_id, state, scopes, repos, last_used_at, expires_at, name }) =>
      plainRow([token_id, state, scopes.join(','), repos?.join(',') ?? 'all', `used ${last_used_at ?? 'never'}`, `ends ${expires_at ?? 'never'}`, name]),
    );
    await terminal.answerLine(json ? JSON.stringify({ tokens }) : rows.join('\n'));
    return EXIT.done;
  },
});
