import { parseArgs } from 'node:util';

/** What the demo is asked to do. */
export interface DemoOptions {
  /** End after the decision instead of staying up. */
  exit: boolean;
  /** A pull request on a stand-in of GitHub, instead of the sample. */
  github: boolean;
  /** A git repository of the user's own; the sample pull request when absent. */
  repository?: { dir: string; base: string; head: string };
}

export const USAGE = `Usage: npm run demo -- [--exit] [--github | --repo DIR --base REF [--head REF]]

  --exit       end after the decision has been printed
  --github     the whole way of a pull request on GitHub, which a stand-in on this machine plays
  --repo DIR   analyse the changes of your own git repository instead of the sample
  --base REF   where the change starts (needed with --repo)
  --head REF   where it ends (default: HEAD)
`;

/** A fault in the way the demo was called; the message is for the person at the terminal. */
export class UsageError extends Error {}

/** @throws UsageError when the words of the call are off. */
export function readArguments(argv: readonly string[]): DemoOptions | 'help' {
  const { repo, base, head, exit, github, help } = parse(argv);
  if (help) return 'help';
  if (repo === undefined) {
    if (base !== undefined || head !== undefined) throw new UsageError('--base and --head go with --repo');
    return { exit, github };
  }
  if (github) throw new UsageError('--github and --repo exclude each other');
  if (base === undefined) throw new UsageError('--repo needs --base');
  // A ref that starts with a dash would reach git as an option.
  for (const ref of [base, head]) {
    if (ref?.startsWith('-')) throw new UsageError(`not a git ref: ${ref}`);
  }
  return { exit, github, repository: { dir: repo, base, head: head ?? 'HEAD' } };
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        repo: { type: 'string' },
        base: { type: 'string' },
        head: { type: 'string' },
        exit: { type: 'boolean', default: false },
        github: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
