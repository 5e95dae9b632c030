import { EXIT } from '../../io/exit-code.ts';
import { fetchEngine } from '../../engine/fetch-engine.ts';
import { define } from '../command.ts';
import { JSON_OUT } from '../options.ts';

export const engine = define<{ json: boolean }>({
  usage: 'fetch-engine',
  summary: 'fetch the Semgrep engine that check runs',
  description:
    'Fetches the pinned engine (72 MB, once) into the cache of this user: XDG_CACHE_HOME, else ~/.cache. It comes out of the ' +
    'wheel that Semgrep publishes on PyPI, whose hash is checked; Python 3 with pip is needed for that, and for nothing after.',
  options: [JSON_OUT()],
  examples: [['provenance fetch-engine', 'have it where provenance check looks for it']],
  async run({ json }, { process, terminal }) {
    terminal.say('fetching the engine');
    const path = await fetchEngine(process.env);
    await terminal.answerLine(json ? JSON.stringify({ path }) : path);
    return EXIT.done;
  },
});
