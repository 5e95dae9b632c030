import { Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { sayShortcomings } from '../../io/shortcomings.ts';
import { attributedLines, openAttribution } from '../../offline/attributed-lines.ts';
import { attributionSettings } from '../../settings/attribution.ts';
import { openChange, type ChangeOptions } from '../../settings/change.ts';
import { define } from '../command.ts';
import { BASE, BRANCH, HEAD, JSON_OUT, REPO, STAGED, WORKING_TREE } from '../options.ts';
import { AttributionSummary } from './summary.ts';
import { JsonAnswer, LinesAnswer, TableAnswer } from './answers.ts';

interface AttributeOptions extends ChangeOptions {
  branch?: string;
  lines: boolean;
  json: boolean;
}

export const attribute = define<AttributeOptions>({
  usage: 'attribute',
  summary: 'who wrote each changed line, from what agents leave behind',
  description:
    'Blames every changed line to its commit, reads that commit\'s message and identities, notes (git-ai, whogitit, Agent ' +
    'Blame) and Agent Trace records, and prints who wrote what. Nothing leaves the machine.',
  options: [REPO(), BASE(), HEAD(), STAGED(), WORKING_TREE(), BRANCH(), new Option('--lines', 'a row for each line'), JSON_OUT()],
  examples: [
    ['provenance attribute', 'a row for each file and author'],
    ['provenance attribute --lines --base v1.2.0 --head v1.3.0', 'a row for each line between two tags'],
    ['provenance attribute --json | jq .summary', 'the sums, for a program'],
  ],
  async run(options, { process, terminal }) {
    const { repository, change } = await openChange(options, process);
    const settings = attributionSettings(process.env);
    const opened = await openAttribution(repository, change, settings, options.branch);
    const summary = new AttributionSummary();
    const Answer = options.json ? JsonAnswer : options.lines ? LinesAnswer : TableAnswer;
    const answer = new Answer(terminal, change.title);
    for await (const line of attributedLines(repository, change, opened)) {
      summary.add(line);
      await answer.line(line);
    }
    const shortcomings = [...change.shortcomings, ...opened.shortcomings];
    sayShortcomings(terminal, shortcomings);
    await answer.end(summary, shortcomings);
    return EXIT.done;
  },
});
