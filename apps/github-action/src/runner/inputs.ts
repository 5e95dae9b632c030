import { FAIL_ON, type FailOn } from '@provenance/report';

/** What a workflow asks for, checked. */
export interface Inputs {
  apiUrl: string;
  token: string;
  audience: string;
  base: string;
  head: string;
  failOn: FailOn;
  wait: boolean;
  /** Seconds. */
  timeout: number;
  fetch: boolean;
  sarifFile: string;
  comment: boolean;
  githubToken: string;
}

/** An input that makes no sense; the message names it. */
export class InputError extends Error {}

/** @param read gives the text of an input, trimmed, empty when it is not given @throws InputError */
export function readInputs(read: (name: string) => string): Inputs {
  return {
    apiUrl: given('api-url', read('api-url')),
    token: read('token'),
    audience: read('audience'),
    base: read('base'),
    head: read('head'),
    failOn: oneOf('fail-on', read('fail-on') || 'block', FAIL_ON),
    wait: flag('wait', read('wait') || 'true'),
    timeout: seconds('timeout', read('timeout') || '600'),
    fetch: flag('fetch', read('fetch') || 'true'),
    sarifFile: read('sarif-file'),
    comment: flag('comment', read('comment') || 'false'),
    githubToken: read('github-token'),
  };
}

function given(name: string, text: string): string {
  if (text === '') throw new InputError(`The input ${name} is required`);
  return text;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new InputError(`The input ${name} must be one of ${allowed.join(', ')}`);
  return found;
}

/** The words of YAML's core schema, as other actions read them. */
function flag(name: string, text: string): boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  throw new InputError(`The input ${name} must be true or false`);
}

function seconds(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 86_400) throw new InputError(`The input ${name} must be a number of seconds, up to a day`);
  return value;
}
