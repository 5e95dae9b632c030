import { randomUUID } from 'node:crypto';
import { Client, type Analysis } from '@provenance/api-client';
import { painter, plain, reportedDecision, reportText, stageLines } from '@provenance/report';
import type { DemoSubmission } from './sample.ts';

const paint = painter(process.stdout, process.env);

/** Submits, follows and explains one pull request. @returns false when the analysis failed. */
export async function runDemo(
  baseUrl: string,
  { title, body, files }: DemoSubmission,
  print: (text: string) => void,
): Promise<boolean> {
  const client = new Client({ baseUrl });
  print(`\n${paint('bold', plain(title))}`);
  const started = performance.now();
  // A key of its own, so that running the demo again analyses again.
  const { analysis_id, status_url } = await client.submit(body, randomUUID());
  print(paint('dim', `submitted as ${analysis_id}\n${status_url}`));

  const end = await followStages(client, analysis_id, print);
  if (end.failure !== undefined) {
    print(`\nThe analysis failed in ${end.failure.stage}: ${plain(end.failure.reason)}`);
    return false;
  }
  print(paint('dim', `  decided after ${Math.round(performance.now() - started)} ms`));

  const { lines, findings, decision } = await client.results(analysis_id);
  print(`\n${reportText(paint, { title, lines, findings, decision: reportedDecision(decision), shortcomings: [] }, files)}\n`);
  return true;
}

/** Prints each stage as it goes, until the end. */
export async function followStages(client: Client, analysisId: string, print: (text: string) => void): Promise<Analysis> {
  let before: Analysis | undefined;
  for await (const status of client.follow(analysisId)) {
    for (const line of stageLines(paint, before, status)) print(line);
    before = status;
  }
  return before!;
}
