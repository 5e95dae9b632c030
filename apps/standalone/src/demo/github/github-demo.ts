import { Client } from '@provenance/api-client';
import { painter, plain, reportedDecision, reportText } from '@provenance/report';
import type { Standalone } from '../../standalone.ts';
import { followStages } from '../run-demo.ts';
import { deliver } from './delivery.ts';
import type { PlayedGitHub } from './play-github.ts';
import { askedText, checkText, evidenceTable, factTable } from './show.ts';
import { until } from './until.ts';

const paint = painter(process.stdout, process.env);

/**
 * The whole way of a pull request on GitHub: deliveries, lines by their evidence, findings, decision, check run, and the
 * review fact after a merge. @returns false when the analysis failed
 */
export async function runGitHubDemo(service: Standalone, played: PlayedGitHub, print: (text: string) => void): Promise<boolean> {
  const { github, repo, pull } = played;
  const heading = (text: string): void => print(`\n${paint('bold', text)}`);
  print(`The GitHub of this demo is a stand-in on this machine, at ${github.baseUrl}.`);
  print('It answers on GitHub’s own published GraphQL schema and OpenAPI description. Nothing leaves this machine.');

  heading(`${repo}#${pull.number} is opened: ${plain(pull.title)}`);
  const { outcome, analysis_id: id } = await deliver(service.url, played.secret, 'pull_request', played.payload('opened'));
  if (id === undefined) throw new Error(`the delivery started nothing: ${outcome}`);
  print(paint('dim', `a signed delivery, answered with 202: ${id}`));
  if (!(await explain(service, played, id, print))) return false;

  heading('The check run, as it stands on the stand-in');
  print(checkText(paint, await until('the check run', () => played.repository.checkRuns.find(({ status }) => status === 'completed'))));

  heading('Merged while a bot’s change request stands: the review fact');
  played.merge();
  await deliver(service.url, played.secret, 'pull_request', played.payload('closed'));
  const fact = await until('the review fact', async () => {
    const found = await service.reviewFact(repo, String(pull.number));
    return found?.merged_at == null ? undefined : found;
  });
  print(factTable(paint, fact));
  print('');
  return true;
}

/** Follows the analysis to its decision and says what it rests on. */
async function explain({ url }: Standalone, { github, repository, head, pull }: PlayedGitHub, id: string, print: (text: string) => void): Promise<boolean> {
  const client = new Client({ baseUrl: url });
  const end = await followStages(client, id, print);
  if (end.failure !== undefined) {
    print(`\nThe analysis failed in ${end.failure.stage}: ${plain(end.failure.reason)}`);
    return false;
  }
  print(paint('dim', askedText(github.requests.filter(({ path }) => !path.includes('/check-runs')))));
  const { lines, findings, decision } = await client.results(id);
  print(`\n${paint('bold', 'On what evidence')}\n${evidenceTable(paint, lines)}`);
  const files = new Map([...repository.commits.get(head)!.files].map(([path, text]) => [path, text.split('\n')]));
  print(`\n${reportText(paint, { title: pull.title, lines, findings, decision: reportedDecision(decision), shortcomings: [] }, files)}`);
  return true;
}
