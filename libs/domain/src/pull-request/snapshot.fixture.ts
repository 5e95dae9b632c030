import type { Contributor } from '../attribution/verdict.ts';
import type { Accounts, Actor } from './actor.ts';
import {
  SNAPSHOT_VERSION,
  type Check,
  type CheckOutcome,
  type Comment,
  type PullRequestCommit,
  type PullRequestSnapshot,
  type Review,
  type ReviewState,
  type ReviewThread,
} from './snapshot.ts';

/*
 * A pull request of a coding agent with two bots and three people, a change request that was merged over, a force
 * push after an approval, reopened threads and checks that were red and became green. Days of March 2026.
 */
export const COPILOT: Actor = { login: 'copilot-swe-agent', kind: 'bot' };
export const RABBIT: Actor = { login: 'coderabbitai', kind: 'bot' };
export const SONAR: Actor = { login: 'sonarqubecloud', kind: 'bot' };
export const MARIA: Actor = { login: 'maria', kind: 'user' };
export const JONAS: Actor = { login: 'jonas', kind: 'user' };
export const LI: Actor = { login: 'li', kind: 'user' };

const TEAMS: Record<string, string[]> = { maria: ['platform'], jonas: ['platform', 'security'], coderabbitai: ['bots'] };

export const ACCOUNTS: Accounts = {
  agentOf: (login) => (login === COPILOT.login ? 'github-copilot' : undefined),
  teamsOf: (login) => TEAMS[login] ?? [],
};

/** Who wrote a commit of these examples: the agent's own, people's own. */
export function contributorOf({ authors }: PullRequestCommit): Contributor {
  const login = authors[0]?.login;
  return login == null ? 'unknown' : login === COPILOT.login ? 'ai' : 'human';
}

const at = (day: number, time: string): string => `2026-03-0${day}T${time}:00Z`;

export const check = (name: string, outcome: CheckOutcome, completed_at: string | null = null, context = 'CI'): Check => ({
  name,
  context,
  outcome,
  completed_at,
});

export const commit = (sha: string, author: Actor | null, authored_at: string, checks: Check[] = []): PullRequestCommit => ({
  sha,
  message: `Change ${sha}`,
  authors: [{ name: author?.login ?? 'Ghost', email: 'x@example.org', login: author?.login ?? null }],
  committer: null,
  parents: [],
  authored_at,
  checks,
});

export const review = (id: string, author: Actor | null, state: ReviewState, submitted_at: string, body = ''): Review => ({
  id,
  author,
  association: author?.kind === 'user' ? 'member' : 'none',
  state,
  body,
  submitted_at,
});

export const comment = (id: string, author: Actor | null, created_at: string, body: string): Comment => ({
  id,
  author,
  association: 'member',
  body,
  created_at,
});

export const thread = (id: string, ...comments: Comment[]): ReviewThread => ({ id, path: 'a.py', resolved: false, comments });

export const EXAMPLE: PullRequestSnapshot = {
  schema_version: SNAPSHOT_VERSION,
  repo: 'acme/shop',
  number: 42,
  fetched_at: at(9, '21:00'),
  title: 'Order search',
  body: '',
  author: COPILOT,
  labels: [],
  state: 'merged',
  draft: false,
  base_sha: 'base',
  head_sha: 'c7',
  branch: 'copilot/order-search',
  head_repo: 'acme/shop',
  created_at: at(2, '09:00'),
  updated_at: at(9, '20:30'),
  closed_at: at(9, '20:00'),
  merged_at: at(9, '20:00'),
  merged_by: JONAS,
  commits: [
    commit('c1', COPILOT, at(2, '09:00'), [check('build', 'failure', at(2, '09:20')), check('lint', 'success', at(2, '09:10'))]),
    commit('c2', COPILOT, at(2, '10:00'), [
      check('build', 'failure', at(2, '10:20')),
      check('ci/deploy', 'failure', at(2, '10:25'), 'ci/deploy'),
    ]),
    commit('c3', MARIA, at(2, '10:30')),
    commit('c4', COPILOT, at(2, '12:00'), [
      check('build', 'success', at(2, '12:20')),
      check('lint', 'success', at(2, '12:10')),
      check('ci/deploy', 'success', at(2, '12:30'), 'ci/deploy'),
      check('e2e', 'none', at(2, '12:01')),
    ]),
    commit('c5', JONAS, at(3, '13:00')),
    commit('c6', COPILOT, at(6, '09:00')),
    commit('c7', JONAS, at(9, '09:00'), [check('build', 'success', at(9, '13:30')), check('lint', 'pending')]),
  ],
  reviews: [
    review('r1', RABBIT, 'changes_requested', at(2, '09:05'), 'SQL injection in the search'),
    review('r2', SONAR, 'commented', at(2, '09:10')),
    review('r3', MARIA, 'commented', at(2, '11:00'), 'Why not a prepared statement?'),
    review('r4', COPILOT, 'commented', at(2, '12:40')),
    review('r5', JONAS, 'approved', at(2, '14:00'), 'LGTM'),
    review('r6', RABBIT, 'approved', at(2, '15:00')),
    review('r7', RABBIT, 'changes_requested', at(2, '16:00'), 'This breaks on empty input'),
    review('r8', LI, 'dismissed', at(2, '17:00')),
  ],
  threads: [
    thread(
      't1',
      comment('t1a', RABBIT, at(2, '09:05'), 'SQL injection here'),
      comment('t1b', COPILOT, at(2, '09:35'), 'Done, see the next commit'),
      comment('t1c', RABBIT, at(2, '11:10'), 'Still open to an injection'),
    ),
    thread(
      't2',
      comment('t2a', MARIA, at(2, '11:00'), 'nit: call it search'),
      comment('t2b', COPILOT, at(2, '12:40'), 'Renamed'),
      comment('t2c', MARIA, at(2, '13:00'), 'Thanks'),
    ),
    thread('t3', comment('t3a', JONAS, at(2, '13:30'), 'Is this tested?')),
    thread('t4', comment('t4a', COPILOT, at(2, '09:01'), 'The limit is the one of the old page')),
    thread('t5', comment('t5a', null, at(2, '09:30'), 'The type is wrong'), comment('t5b', COPILOT, at(2, '09:40'), 'Changed')),
    thread(
      't6',
      comment('t6a', LI, at(2, '17:00'), 'This import is not needed'),
      comment('t6b', JONAS, at(2, '17:30'), 'Agreed'),
      comment('t6c', COPILOT, at(2, '18:00'), 'Removed'),
      comment('t6d', JONAS, at(2, '18:30'), 'It is still there in b.py'),
    ),
  ],
  comments: [
    comment('i1', SONAR, at(2, '09:11'), 'Quality gate passed'),
    comment('i2', LI, at(2, '16:30'), 'For the record:\nAgent-ID: github-copilot'),
  ],
  timeline: [
    { kind: 'force_pushed', at: at(2, '15:30'), actor: COPILOT },
    { kind: 'review_dismissed', at: at(2, '18:45'), actor: JONAS, review_id: 'r8', previous_state: 'changes_requested' },
    { kind: 'merged', at: at(9, '20:00'), actor: JONAS },
    { kind: 'closed', at: at(9, '20:00'), actor: JONAS },
  ],
  files: [{ path: 'a.py', change: 'modified', additions: 40, deletions: 2 }],
  incomplete: [],
};
