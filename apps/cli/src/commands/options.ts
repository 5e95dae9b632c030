import { InvalidArgumentError, Option } from 'commander';
import { FAIL_ON as MEASURES } from '@provenance/report';
import { FORMATS } from '../io/formats.ts';

/** Options that several commands have, worded once. */
export const REPO = (): Option => new Option('--repo <dir>', 'a folder of the repository (default: where you are)');
export const BASE = (): Option => new Option('--base <ref>', 'where the change starts (default: what the CI job says, else the main branch)');
export const HEAD = (): Option => new Option('--head <ref>', 'where it ends (default: HEAD)');
export const STAGED = (): Option => new Option('--staged', 'look at what is staged instead of commits');
export const WORKING_TREE = (): Option => new Option('--working-tree', 'look at everything that is not committed, new files too');
export const FORMAT = (): Option => new Option('--format <format>', 'how to answer').choices(FORMATS).default('text');
export const JSON_OUT = (): Option => new Option('--json', 'answer with JSON');
export const FAIL_ON = (): Option =>
  new Option('--fail-on <outcome>', 'the mildest outcome that ends with exit code 1').choices(MEASURES).default('block');
export const REPOSITORY = (): Option => new Option('--repository <org/name>', 'the repository as the service knows it (default: what the CI job says, else the remote)');
export const PR = (): Option => new Option('--pr <number>', 'number of the pull request (default: what the CI job says)');
export const BRANCH = (): Option => new Option('--branch <name>', 'branch of the pull request (default: what the CI job says, else what is checked out)');
export const API_URL = (): Option => new Option('--api-url <url>', 'where the service is (default: PROVENANCE_API_URL, else http://127.0.0.1:8000)');
export const KEY = (): Option => new Option('--key <file>', 'a public key that you trust, PEM');
export const JWKS = (): Option => new Option('--jwks <file>', 'the keys that you trust, as /v1/keys answers them');
export const TIMEOUT = (seconds: number): Option =>
  new Option('--timeout <seconds>', 'give up after so long').argParser(positive).default(seconds);

/** @throws InvalidArgumentError */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 86_400) throw new InvalidArgumentError('It must be a number of seconds, up to a day.');
  return value;
}
