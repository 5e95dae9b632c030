import { Option } from 'commander';
import type { ReportQuery } from '@provenance/api-client';
import type { ServiceOptions } from '../../settings/service.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';

/** What every report can be narrowed by, and how it answers. */
export interface ReportOptions extends ServiceOptions {
  window?: string;
  from?: string;
  to?: string;
  repository?: string[];
  csv: boolean;
  json: boolean;
}

export const AGENT = (): Option => new Option('--agent <id>', 'only this agent; human and unknown are agents here');

/** Options of how the answer looks and who is asked. */
export function answerOptions(): Option[] {
  return [new Option('--csv', 'answer with the CSV of the service').conflicts('json'), JSON_OUT(), API_URL(), TIMEOUT(60)];
}

/** Those of every report: when, and of which repositories. */
export function scopeOptions(): Option[] {
  return [
    new Option('--window <time>', 'hours, days or weeks back from now or from --to: 24h, 7d, 2w (default: what the service has set)'),
    new Option('--from <time>', 'begin of the window instead, RFC 3339'),
    new Option('--to <time>', 'end of the window, RFC 3339 (default: now)'),
    new Option('--repository <org/name>', 'only this repository; several parted by commas, or repeated').argParser(more),
    ...answerOptions(),
  ];
}

/** Not a variadic option: it would take the words that follow it. */
function more(text: string, former: string[] = []): string[] {
  return [...former, ...text.split(',')];
}

export function scopeQuery({ window, from, to, repository }: ReportOptions): ReportQuery {
  return { time_window: window, from, to, repo: repository };
}
