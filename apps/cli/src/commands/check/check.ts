import { Option } from 'commander';
import { plain, type FailOn } from '@provenance/report';
import { takeSnapshot } from '@provenance/repository';
import { exitOf } from '../../io/exit-code.ts';
import { formatAnswer, type Format } from '../../io/formats.ts';
import { sayShortcomings } from '../../io/shortcomings.ts';
import { judgeChange } from '../../offline/judge-change.ts';
import { openPolicy } from '../policy/policy-file.ts';
import { judgementAnswer } from '../../offline/judgement-answer.ts';
import { openDetectors } from '../../offline/open-detectors.ts';
import { attributionSettings } from '../../settings/attribution.ts';
import { identityOf, openChange, pagesOf, requireTwoEnds, type ChangeOptions, type IdentityOptions } from '../../settings/change.ts';
import { define } from '../command.ts';
import { BASE, BRANCH, FAIL_ON, FORMAT, HEAD, JSON_OUT, PR, REPO, REPOSITORY, STAGED, TIMEOUT, WORKING_TREE } from '../options.ts';

interface CheckOptions extends ChangeOptions, IdentityOptions {
  format: Format;
  json: boolean;
  failOn: FailOn;
  blockOnUnknown: boolean;
  policy?: string;
  timeout: number;
}

export const check = define<CheckOptions>({
  usage: 'check',
  summary: 'the same answer without any service',
  description:
    'Attributes, detects and decides in one process, by the code and the rules of the service. It needs the Semgrep engine ' +
    '(provenance fetch-engine). Settings of attribution have the names that the service has for them.',
  options: [
    REPO(), BASE(), HEAD(), STAGED(), WORKING_TREE(), REPOSITORY(), PR(), BRANCH(), FAIL_ON(),
    new Option('--policy <file>', 'decide under this policy too (docs/policy.md)'),
    new Option('--block-on-unknown', 'block when a changed line has no known author'),
    FORMAT(), JSON_OUT(), TIMEOUT(600),
  ],
  examples: [
    ['provenance check --base origin/main', 'check what the current branch changes'],
    ['provenance check --staged --fail-on block', 'before a commit'],
    ['provenance check --format gitlab > gl-code-quality-report.json', 'for the Code Quality report of GitLab'],
  ],
  async run(options, { process, terminal }) {
    const policies = options.policy === undefined ? [] : [openPolicy(process.cwd, options.policy)];
    const { repository, change } = await openChange(options, process);
    requireTwoEnds(change);
    terminal.say(`checking ${plain(change.title)}`);
    const snapshot = await takeSnapshot(repository, change);
    sayShortcomings(terminal, snapshot.shortcomings);
    const attribution = attributionSettings(process.env);
    const identity = { ...(await identityOf(options, repository, process)), repository_url: await pagesOf(repository) };
    const detectors = await openDetectors(process.env);
    try {
      const judge = { ...identity, attribution, blockOnUnknown: options.blockOnUnknown, policies, at: new Date().toISOString() };
      const judgement = await judgeChange(snapshot, detectors, judge, AbortSignal.any([process.signal, AbortSignal.timeout(options.timeout * 1000)]));
      await terminal.answerLine(await formatAnswer(options.json ? 'json' : options.format, judgementAnswer(snapshot, judgement, identity), terminal.paint));
      return exitOf(judgement.decision.outcome, options.failOn);
    } finally {
      await detectors.close();
    }
  },
});
