import { Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { askAbout, FINGERPRINT, fingerprintOf } from './fingerprint.ts';
import { lifeText } from './life-text.ts';
import { targetOf, targetOptions, type TargetOptions } from './suppression-target.ts';

interface UnsuppressOptions extends ServiceOptions, TargetOptions {
  reason: string;
  json: boolean;
}

export const findingsUnsuppress = define<UnsuppressOptions>({
  usage: 'unsuppress',
  summary: 'take a suppression back',
  description: 'Takes a suppression back, for a reason: the finding is open again. Name the scope that it was given for. Without one nothing changes.',
  words: [FINGERPRINT()],
  options: [new Option('--reason <text>', 'why it no longer may stay').makeOptionMandatory(), ...targetOptions(), API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [["provenance findings unsuppress 7c211433f02071597741e6ff5a8ea347 --reason 'it can be reached after all'", 'it is open again']],
  async run({ reason, scope, repository, pr, json, ...options }, { process, terminal }, [word]) {
    const fingerprint = fingerprintOf(word);
    const client = connect(options, process);
    const target = await targetOf({ scope, ...(repository !== undefined && { repository }), ...(pr !== undefined && { pr }) }, fingerprint, client);
    const items = await askAbout(client.unsuppress(fingerprint, { ...target, reason }));
    await terminal.answerLine(json ? JSON.stringify({ items }) : items.map((life) => lifeText(terminal.paint, life)).join('\n\n'));
    return EXIT.done;
  },
});
