import { DetectorSet } from '@provenance/detection';
import type { FailOn } from '@provenance/report';
import type { Snapshot } from '@provenance/repository';
import { exitOf, EXIT, type Exit } from '../../io/exit-code.ts';
import { formatAnswer, type Format } from '../../io/formats.ts';
import type { Process, Terminal } from '../../io/terminal.ts';
import { judgeChange } from '../../offline/judge-change.ts';
import { judgementAnswer } from '../../offline/judgement-answer.ts';
import { SILENT } from '../../offline/open-detectors.ts';
import { attributionSettings } from '../../settings/attribution.ts';

export interface WithoutLinesOptions {
  repo: string;
  pr_number: string;
  branch?: string;
  repository_url: string;
  json: boolean;
  format: Format;
  failOn: FailOn;
  wait: boolean;
}

/**
 * A change of names, modes or binary files alone: the service takes no submission without a line, and a job must not
 * fail for that. The rules decide here, so that a report is written in every format.
 */
export async function answerWithoutLines(snapshot: Snapshot, options: WithoutLinesOptions, process: Process, terminal: Terminal): Promise<Exit> {
  terminal.say(`no line of text changed in ${snapshot.change.title}: nothing was submitted`);
  if (!options.wait) {
    if (options.json) await terminal.answerLine(JSON.stringify({ analysis_id: null }));
    return EXIT.done;
  }
  const judge = { ...options, attribution: attributionSettings(process.env), blockOnUnknown: false, policies: [], at: new Date().toISOString() };
  const judgement = await judgeChange(snapshot, new DetectorSet([], SILENT), judge, process.signal);
  const answer = judgementAnswer(snapshot, judgement, options, { analysis: null });
  await terminal.answerLine(await formatAnswer(options.json ? 'json' : options.format, answer, terminal.paint));
  return exitOf(judgement.decision.outcome, options.failOn);
}
