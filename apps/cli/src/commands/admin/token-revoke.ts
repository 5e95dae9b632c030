import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { tokenId, TOKEN_ID } from './token-id.ts';

export const tokenRevoke = define<ServiceOptions & { json: boolean }>({
  usage: 'revoke',
  summary: 'end an API token',
  description: 'Revokes a token. It opens nothing any more, within five seconds; it stays in the list.',
  words: [TOKEN_ID()],
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin token revoke tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f', 'end it']],
  async run({ json, ...options }, { process, terminal }, [word]) {
    const id = tokenId(word);
    await connect(options, process).revokeToken(id);
    if (json) await terminal.answerLine(JSON.stringify({ token_id: id, done: 'revoke' }));
    else terminal.say(`${id} is revoked`);
    return EXIT.done;
  },
});
