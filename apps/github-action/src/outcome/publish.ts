import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { annotations, bare, reportMarkdown, reportText, workflowCommand, type Report } from '@provenance/report';
import { CommentError, keepComment } from '../comment/keep-comment.ts';
import type { ChangeEvent } from '../change/event.ts';
import type { Inputs } from '../runner/inputs.ts';
import { sayUntrusted, warn } from '../runner/log.ts';
import type { Runner } from '../runner/runner.ts';

/** Shows a result everywhere that it was asked for. @param sarif the service's document, fetched when it is asked for */
export async function publish(report: Report, sarif: () => Promise<string>, inputs: Inputs, event: ChangeEvent, runner: Runner): Promise<void> {
  sayUntrusted(runner, reportText(bare, report, new Map()));
  annotate(report, runner);
  const markdown = reportMarkdown(report);
  await runner.summary(markdown);
  if (inputs.sarifFile !== '') await writeSarif(await sarif(), inputs.sarifFile, runner);
  if (inputs.comment) await comment(markdown, inputs, event, runner);
}

function annotate(report: Report, runner: Runner): void {
  const { shown, leftOut } = annotations(report);
  for (const annotation of shown) runner.print(workflowCommand(annotation));
  if (leftOut > 0) warn(runner, `${leftOut} findings have no annotation: ten of a level are shown. The summary of the job has all of them.`);
}

async function writeSarif(text: string, file: string, runner: Runner): Promise<void> {
  const path = resolve(runner.env['GITHUB_WORKSPACE'] ?? '.', file);
  await writeFile(path, text);
  runner.output('sarif-file', path);
}

/** Without the comment the result still stands: a token of a fork, for one, may not write. */
async function comment(markdown: string, inputs: Inputs, event: ChangeEvent, runner: Runner): Promise<void> {
  const { GITHUB_API_URL: api = 'https://api.github.com', GITHUB_REPOSITORY: repository = '' } = runner.env;
  if (event.pr === undefined || inputs.githubToken === '') return warn(runner, 'There is no comment: it needs a pull request and github-token');
  try {
    await keepComment({ api, repository, pr: event.pr, token: inputs.githubToken }, markdown);
  } catch (error) {
    if (!(error instanceof CommentError)) throw error;
    warn(runner, `There is no comment: ${error.message}. ${error.hint}`);
  }
}
