import { Argument, InvalidArgumentError, Option } from 'commander';
import { plain } from '@provenance/report';
import { askGitHub } from '../../github/ask-github.ts';
import { dryRun as run } from '../../github/dry-run.ts';
import { dryRunJson } from '../../github/dry-run-json.ts';
import { dryRunText } from '../../github/dry-run-text.ts';
import { EXIT } from '../../io/exit-code.ts';
import { attributionSettings } from '../../settings/attribution.ts';
import { githubAddress, githubCredentials, pullRequestReference, reviewerTeams } from '../../settings/github.ts';
import { lineJson } from '../attribute/answers.ts';
import { define } from '../command.ts';
import { JSON_OUT, TIMEOUT } from '../options.ts';

interface DryRunOptions {
  githubUrl?: string;
  maxFiles: number;
  json: boolean;
  timeout: number;
}

/** As PROVENANCE_GITHUB_MAX_FILES has it. */
const MAX_FILES = 300;

export const dryRun = define<DryRunOptions>({
  usage: 'dry-run',
  summary: 'what the service would fetch, attribute and store of a pull request',
  description:
    'Asks GitHub by the code of the enrich stage and prints what comes of it: commits, reviews, checks, changed lines with ' +
    'their authors and the evidence, the figures of the review, and how many requests that took. Nothing is sent or stored. ' +
    'It is asked with PROVENANCE_GITHUB_TOKEN, the GitHub App of PROVENANCE_GITHUB_APP_ID and ' +
    'PROVENANCE_GITHUB_APP_PRIVATE_KEY, GH_TOKEN or GITHUB_TOKEN, whichever is there first.',
  words: [new Argument('<pull-request>', 'owner/repo#42, or the address of its page')],
  options: [
    new Option('--github-url <url>', 'a GitHub Enterprise Server (default: PROVENANCE_GITHUB_BASE_URL, else github.com)'),
    new Option('--max-files <count>', 'files whose authors and contents are asked for, the most changed first').argParser(count).default(MAX_FILES),
    TIMEOUT(300),
    JSON_OUT(),
  ],
  examples: [
    ['provenance github dry-run acme/shop#42', 'what would be known of it, and what that costs'],
    ['provenance github dry-run acme/shop#42 --json | jq .asked', 'the requests alone'],
    ['provenance github dry-run acme/shop#42 --github-url https://ghe.acme.example', 'on an Enterprise Server'],
  ],
  async run(options, { process, terminal }, [text = '']) {
    const { env } = process;
    const name = pullRequestReference(text);
    const { source, spent } = askGitHub(githubCredentials(env), githubAddress(options.githubUrl, env));
    const signal = AbortSignal.any([process.signal, AbortSignal.timeout(options.timeout * 1000)]);
    const terms = { settings: attributionSettings(env), teamsOf: reviewerTeams(env), maxFiles: options.maxFiles, signal };
    terminal.say(`asking about ${plain(`${name.repo}#${name.number}`)}`);
    const found = await run(source, name, terms);
    const answer = options.json ? JSON.stringify({ ...dryRunJson(found, spent), lines: found.lines.map(lineJson) }) : dryRunText(terminal.paint, found, spent);
    await terminal.answerLine(answer);
    return EXIT.done;
  },
});

/** @throws InvalidArgumentError */
function count(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) > 3_000) throw new InvalidArgumentError('It must be a whole number up to 3000.');
  return Number(text);
}
