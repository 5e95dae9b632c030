import { Client, type StatusView } from './client.ts';
import { attributionTable, decisionBlock, findingBlock, stageLines, type DecisionView, type FindingView, type LineView } from './report.ts';
import type { DemoSubmission } from './sample.ts';
import { paint, plain } from './text.ts';

/** Submits, follows and explains one pull request. @returns false when the analysis failed. */
export async function runDemo(
  base: string,
  submission: DemoSubmission,
  print: (text: string) => void,
): Promise<boolean> {
  const client = new Client(base);
  print(`\n${paint('bold', plain(submission.title))}`);
  const started = performance.now();
  const { analysis_id, status_url } = await client.submit(submission.body);
  print(paint('dim', `submitted as ${analysis_id}\n${status_url}`));

  const end = await followStages(client, analysis_id, print);
  if (end.failure !== undefined) {
    print(`\nThe analysis failed in ${end.failure.stage}: ${plain(end.failure.reason)}`);
    return false;
  }
  print(paint('dim', `  decided after ${Math.round(performance.now() - started)} ms`));

  const path = `/v1/analysis/${analysis_id}`;
  print(`\n${paint('bold', 'Who wrote it')}\n${attributionTable(await client.all<LineView>(`${path}/lines`))}`);
  const findings = await client.all<FindingView>(`${path}/findings`);
  print(`\n${paint('bold', `What was found (${findings.length})`)}`);
  for (const finding of findings) print(`${findingBlock(finding, submission.files.get(finding.file_path))}\n`);
  print(`${paint('bold', 'Decision')}\n${decisionBlock(await client.get<DecisionView>(`${path}/decision`))}\n`);
  return true;
}

async function followStages(client: Client, analysisId: string, print: (text: string) => void): Promise<StatusView> {
  let before: StatusView | undefined;
  for await (const status of client.follow(analysisId)) {
    for (const line of stageLines(before, status)) print(line);
    before = status;
  }
  return before!;
}
