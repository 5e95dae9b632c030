import { Argument, Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import type { Format } from '../../io/formats.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { analysisId } from '../analysis-id.ts';
import { define } from '../command.ts';
import { API_URL, FAIL_ON, FORMAT, JSON_OUT, TIMEOUT } from '../options.ts';
import { answerAnalysis } from '../submit/answer-analysis.ts';
import { followAnalysis } from '../submit/follow-analysis.ts';
import { stageLines, type FailOn } from '@provenance/report';

interface StatusOptions extends ServiceOptions {
  wait: boolean;
  json: boolean;
  format: Format;
  failOn: FailOn;
}

export const status = define<StatusOptions>({
  usage: 'status',
  summary: 'show where an analysis stands and what came of it',
  description: 'Prints the stages of an analysis, and the decision once there is one. Exit codes are those of submit.',
  words: [new Argument('<id>', 'id of the analysis, as submit printed it')],
  options: [new Option('--wait', 'wait for its end'), API_URL(), FAIL_ON(), TIMEOUT(600), FORMAT(), JSON_OUT()],
  examples: [
    ['provenance status an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f', 'look once'],
    ['provenance status --wait an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f', 'wait for the decision'],
  ],
  async run(options, { process, terminal }, [word]) {
    const id = analysisId(word);
    const client = connect(options, process);
    const analysis = options.wait ? await followAnalysis(client, id, terminal) : await client.analysis(id);
    if (analysis.replaced_by !== undefined) terminal.say(`It was run again since, as ${analysis.replaced_by}`);
    if (analysis.status === 'completed' || analysis.status === 'failed') {
      const title = `${analysis.repo} ${analysis.pr_number}`;
      return answerAnalysis(client, analysis, { ...options, title, files: new Map(), shortcomings: [] }, terminal);
    }
    await terminal.answerLine(options.json ? JSON.stringify({ analysis }) : [analysis.status, ...stageLines(terminal.paint, undefined, analysis)].join('\n'));
    return EXIT.done;
  },
});
