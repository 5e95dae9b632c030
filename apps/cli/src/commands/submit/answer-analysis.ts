import type { Analysis, Client } from '@provenance/api-client';
import { plain, reportedDecision, type FailOn } from '@provenance/report';
import { exitOf, FailedError, type Exit } from '../../io/exit-code.ts';
import { formatAnswer, type Format } from '../../io/formats.ts';
import type { Terminal } from '../../io/terminal.ts';

export interface AnswerOptions {
  json: boolean;
  format: Format;
  failOn: FailOn;
  title: string;
  /** Lines of head files, to show code from. */
  files: ReadonlyMap<string, readonly string[]>;
  shortcomings: readonly string[];
}

/** Prints what came of an analysis. @throws FailedError when it failed */
export async function answerAnalysis(client: Client, analysis: Analysis, options: AnswerOptions, terminal: Terminal): Promise<Exit> {
  const { analysis_id, status, failure } = analysis;
  if (status === 'failed') {
    const message = `${analysis_id} failed in ${failure?.stage ?? 'an unknown stage'}: ${plain(failure?.reason ?? 'no reason is given')}`;
    throw new FailedError(message, undefined, { details: { analysis } });
  }
  const { decision, findings, lines } = await client.results(analysis_id);
  const { title, files } = options;
  const shortcomings = [...options.shortcomings, ...decision.degraded];
  const report = { title, decision: reportedDecision(decision), findings, lines, shortcomings, url: `${client.base}/v1/analysis/${analysis_id}` };
  const answer = { report, json: { analysis, decision, findings, shortcomings }, files, sarif: () => client.sarif(analysis_id) };
  await terminal.answerLine(await formatAnswer(options.json ? 'json' : options.format, answer, terminal.paint));
  return exitOf(decision.outcome, options.failOn);
}
