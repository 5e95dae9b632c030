import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import { headLines, submissionOf, takeSnapshot } from '@provenance/repository';
import type { FailOn } from '@provenance/report';
import { EXIT } from '../../io/exit-code.ts';
import { identityOf, openChange, pagesOf, requireTwoEnds, type ChangeOptions, type IdentityOptions } from '../../settings/change.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import type { Format } from '../../io/formats.ts';
import { sayShortcomings } from '../../io/shortcomings.ts';
import { define } from '../command.ts';
import { API_URL, BASE, BRANCH, FAIL_ON, FORMAT, HEAD, JSON_OUT, PR, REPO, REPOSITORY, TIMEOUT } from '../options.ts';
import { answerAnalysis } from './answer-analysis.ts';
import { answerWithoutLines } from './answer-without-lines.ts';
import { followAnalysis } from './follow-analysis.ts';

interface SubmitOptions extends ChangeOptions, IdentityOptions, ServiceOptions {
  failOn: FailOn;
  wait: boolean;
  json: boolean;
  format: Format;
  idempotencyKey?: string;
}

export const submit = define<SubmitOptions>({
  usage: 'submit',
  summary: 'have the service analyse a change, and wait for its decision',
  description:
    'Reads the change from the local clone (lines, files, commits, notes, traces), hands it to the service, follows its ' +
    'stages and prints who wrote what, what was found, and the decision.',
  options: [
    REPO(), BASE(), HEAD(), REPOSITORY(), PR(), BRANCH(), API_URL(), FAIL_ON(), TIMEOUT(600),
    new Option('--no-wait', 'end once it is accepted'),
    new Option('--idempotency-key <key>', 'a repeat under the same key finds the first analysis (default: a new key)'),
    FORMAT(), JSON_OUT(),
  ],
  examples: [
    ['provenance submit --base origin/main', 'analyse what the current branch changes'],
    ['provenance submit --fail-on warn --json', 'in a CI job: the outcome decides the exit code, the answer goes to a program'],
    ['provenance submit --no-wait', 'hand it in and go on; provenance status ID tells the rest'],
  ],
  async run(options, { process, terminal }) {
    const client = connect(options, process);
    const { repository, change } = await openChange(options, process);
    requireTwoEnds(change);
    const snapshot = await takeSnapshot(repository, change);
    sayShortcomings(terminal, snapshot.shortcomings);
    const identity = await identityOf(options, repository, process);
    if (snapshot.lines.length === 0) {
      return answerWithoutLines(snapshot, { ...options, ...identity, repository_url: await pagesOf(repository) }, process, terminal);
    }
    const body = submissionOf(snapshot, identity);
    const accepted = await client.submit(body, options.idempotencyKey ?? randomUUID());
    if (!options.wait) {
      await terminal.answerLine(options.json ? JSON.stringify(accepted) : accepted.analysis_id);
      return EXIT.done;
    }
    terminal.say(`submitted ${change.title} as ${accepted.analysis_id}`);
    const analysis = await followAnalysis(client, accepted.analysis_id, terminal);
    const shortcomings = snapshot.shortcomings.map(({ message }) => message);
    return answerAnalysis(client, analysis, { ...options, title: change.title, files: headLines(snapshot), shortcomings }, terminal);
  },
});
