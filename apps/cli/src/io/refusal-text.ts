import type { ApiError } from '@provenance/api-client';

/** What the call names otherwise than the API does. */
const WORDS: Readonly<Record<string, string>> = {
  metric: '<metrics>',
  time_window: '--window',
  repo: '--repository',
  group_by: '--by',
  agent_id: '--agent',
  top_categories: '--categories',
  human_threshold: '--people',
  ratio_threshold: '--ratio',
  a: '<a>',
  b: '<b>',
};

/** Every fault that the service found, each by the option that its reader typed. */
export function refusalText({ detail, errors = [] }: NonNullable<ApiError['problem']>): string {
  const faults = errors.map(({ pointer, detail: what }) => `\n  ${wordOf(pointer)} ${what}`);
  return `${detail}${faults.join('')}`;
}

/** @param pointer `?group_by`, as a problem points at a parameter */
function wordOf(pointer: string): string {
  const name = pointer.replace(/^\?/, '');
  return name === pointer ? pointer : (WORDS[name] ?? `--${name}`);
}
