import type { ReportName, ReportQuery, Reports } from '@provenance/api-client';
import type { Paint } from '@provenance/report';
import { EXIT, type Exit } from '../../io/exit-code.ts';
import { connect } from '../../settings/service.ts';
import type { Context } from '../command.ts';
import type { ReportOptions } from './report-options.ts';

/** How an answer is shown to people. @param width of their terminal, undefined for a file or a pipe */
export type Show<N extends ReportName> = (answer: Reports[N], paint: Paint, width: number | undefined) => string;

export interface ReportCall<N extends ReportName> {
  name: N;
  query: ReportQuery;
  /** Whose scorecard it is. */
  agent?: string;
  show: Show<N>;
}

/** Asks for a report and answers with it, in the form that was asked for. */
export async function answerReport<N extends ReportName>({ name, query, agent, show }: ReportCall<N>, options: ReportOptions, { process, terminal }: Pick<Context, 'process' | 'terminal'>): Promise<Exit> {
  const client = connect(options, process);
  if (options.csv) {
    const { csv, warnings } = await client.reportCsv(name, query, agent);
    for (const warning of warnings) terminal.say(`warning: ${warning}`);
    await terminal.answer(csv);
    return EXIT.done;
  }
  const answer = await client.report(name, query, agent);
  await terminal.answerLine(options.json ? JSON.stringify(answer) : show(answer, terminal.paint, terminal.columns));
  return EXIT.done;
}

/** `2026-03-02 09:15 to 2026-03-09 09:15 UTC`, which every report begins with. */
export function windowLine(paint: Paint, { window_start, window_end }: { window_start: string; window_end: string }): string {
  const minute = (moment: string): string => moment.slice(0, 16).replace('T', ' ');
  return paint('dim', `${minute(window_start)} to ${minute(window_end)} UTC`);
}

/** The window and what is in it, or that there is nothing. */
export function report(paint: Paint, window: { window_start: string; window_end: string }, rows: readonly unknown[], text: () => string): string {
  return `${windowLine(paint, window)}\n${rows.length === 0 ? 'nothing in this window' : text()}`;
}
