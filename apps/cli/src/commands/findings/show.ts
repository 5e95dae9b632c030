import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { askAbout, FINGERPRINT, fingerprintOf } from './fingerprint.ts';
import { lifeText } from './life-text.ts';

interface ShowOptions extends ServiceOptions {
  json: boolean;
}

export const findingsShow = define<ShowOptions>({
  usage: 'show',
  summary: 'show a finding and what happened to it',
  description: 'Shows a finding in every pull request that has it, each with its history.',
  words: [FINGERPRINT()],
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance findings show 7c211433f02071597741e6ff5a8ea347', 'when it was found, who accepted it, when it was gone']],
  async run({ json, ...options }, { process, terminal }, [word]) {
    const items = await askAbout(connect(options, process).findingLife(fingerprintOf(word)));
    await terminal.answerLine(json ? JSON.stringify({ items }) : items.map((life) => lifeText(terminal.paint, life)).join('\n\n'));
    return EXIT.done;
  },
});
