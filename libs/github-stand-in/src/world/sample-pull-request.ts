import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { World } from './world.ts';

/** What GitHub writes of the moment so many minutes later. */
export type Clock = (minute: number) => string;

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Counts from a moment, ms since the epoch; GitHub knows whole seconds. */
export function clockFrom(start: number): Clock {
  const second = Math.floor(start / SECOND_MS) * SECOND_MS;
  return (minute) => new Date(second + minute * MINUTE_MS).toISOString().replace('.000', '');
}

/** A minute of the second of March 2026, from nine o'clock. */
export const at = clockFrom(Date.UTC(2026, 2, 2, 9));

export interface MadePullRequest {
  repository: Repository;
  pull: PullRequest;
  head: string;
}

const MARIA = { name: 'Maria', email: 'maria@acme.example', login: 'maria' };
const COPILOT = {
  name: 'copilot-swe-agent[bot]',
  email: '198982749+Copilot@users.noreply.github.com',
  login: 'copilot-swe-agent',
};

/** A pull request of the size that people open: commits by an agent and, every third, by a person; a file a commit. */
export function makePullRequest({ world }: { world: World }, repo = 'acme/shop', size = { commits: 20, comments: 30, files: 20 }): MadePullRequest {
  const { accounts } = world;
  accounts.of('maria');
  const copilot = accounts.of('copilot-swe-agent', 'Bot');
  const repository = world.repository(repo);
  const base = repository.commit({ files: { 'README.md': 'shop\n' }, message: 'Start', authors: [MARIA], authoredDate: at(0) });
  let parent = base.sha;
  const commits = Array.from({ length: size.commits }, (_, index) => {
    const files = Object.fromEntries(
      Array.from({ length: size.files }, (_none, file) => file)
        .filter((file) => file % size.commits === index)
        .map((file) => [`src/file${file}.py`, `one = ${file}\ntwo = ${file}\n`]),
    );
    const author = index % 3 === 2 ? MARIA : COPILOT;
    const commit = repository.commit({ parent, files, message: `Change ${index}`, authors: [author], authoredDate: at(index + 1) });
    parent = commit.sha;
    return commit.sha;
  });
  const pull = repository.pullRequest({
    number: 42,
    title: 'Order search',
    author: copilot,
    base: base.sha,
    branch: 'copilot/order-search',
    createdAt: at(1),
    updatedAt: at(90),
    commits,
    comments: Array.from({ length: size.comments }, (_, index) => ({
      id: `IC_${index}`,
      author: accounts.of('maria'),
      association: 'MEMBER',
      body: `Remark ${index}`,
      createdAt: at(30 + index),
    })),
  });
  return { repository, pull, head: parent };
}
