import type { Analysis, Client } from '@provenance/api-client';
import { progressLine, stageLines } from '@provenance/report';
import type { Terminal } from '../../io/terminal.ts';

/** Shows an analysis on its way, and resolves with its end: one line that changes on a terminal, a line a stage in a log. */
export async function followAnalysis(client: Client, id: string, terminal: Terminal): Promise<Analysis> {
  let before: Analysis | undefined;
  for await (const analysis of client.follow(id)) {
    if (terminal.interactive) terminal.progress(progressLine(analysis));
    else for (const line of stageLines(terminal.sayPaint, before, analysis)) terminal.say(line);
    before = analysis;
  }
  return before!;
}
