import type { Account } from './account.ts';
import type { Comment, PullRequest, Review, Thread } from './pull-request.ts';
import type { Repository } from './repository.ts';
import { at as sampleClock, clockFrom, type Clock } from './sample-pull-request.ts';
import type { World } from './world.ts';

/** The first commit lets a request write into an SQL statement. */
const ORDERS = `import sqlite3
from flask import Flask, request

app = Flask(__name__)


@app.route("/orders")
def orders():
    status = request.args.get("status")
    connection = sqlite3.connect("shop.db")
    rows = connection.execute("SELECT * FROM orders WHERE status = '" + status + "'")
    return str(rows.fetchall())
`;
const INVOICES = `def total(invoices):
    return sum(invoice.amount for invoice in invoices)
`;
const PRICING = `def net(price):
    return price / 1.19


def rounded(price):
    return round(price, 2)
`;

const MARIA = { name: 'Maria', email: 'maria@acme.example', login: 'maria' };
const COPILOT = { name: 'copilot-swe-agent[bot]', email: '198982749+Copilot@users.noreply.github.com' };
const CLAUDE = { name: 'Claude', email: 'noreply@anthropic.com' };

/** What git-ai leaves: the first two lines of a file are Codex's, the others the committer's own. */
const NOTE = [
  'api/pricing.py',
  '  s_c3aa905e9dfee2::t_7c645616a590a2 1-2',
  '---',
  JSON.stringify({
    schema_version: 'authorship/3.0.0',
    base_commit_sha: '0'.repeat(40),
    prompts: {},
    sessions: { s_c3aa905e9dfee2: { agent_id: { tool: 'codex', id: 'x', model: 'gpt-5' } } },
  }),
].join('\n');

export interface ReviewedPullRequest {
  repository: Repository;
  pull: PullRequest;
  head: string;
  /** Somebody merges it while a bot's change request stands. */
  merge(): void;
}

/**
 * A pull request with everything in its life that figures are made of: three agents that show by their account, a trailer
 * and notes; two bots and three people who review; a force push after an approval; threads that open again; checks that
 * fail and then pass.
 * @param openedAt ms since the epoch; it is merged 40 minutes later
 */
export function makeReviewedPullRequest({ world }: { world: World }, repo = 'acme/shop', openedAt?: number): ReviewedPullRequest {
  const { accounts } = world;
  const at = openedAt === undefined ? sampleClock : clockFrom(openedAt);
  const { review, comment } = happeningsBy(at);
  const copilot = accounts.of('copilot-swe-agent', 'Bot');
  const repository = world.repository(repo);
  const commits = commitAll(repository, accounts.of('maria'), at);
  const pull = repository.pullRequest({
    number: 7,
    title: 'Order search, invoices, prices',
    author: copilot,
    base: repository.commits.get(commits[0]!)!.parent!,
    branch: 'copilot/order-search',
    createdAt: at(0),
    commits,
  });
  const [rabbit, sonar] = [accounts.of('coderabbitai', 'Bot'), accounts.of('sonarqubecloud', 'Bot')];
  const [jonas, lena, tom, maria] = ['jonas', 'lena', 'tom', 'maria'].map((login) => accounts.of(login)) as [Account, Account, Account, Account];
  pull.reviews.push(
    review(6, rabbit, 'CHANGES_REQUESTED', 'Possible SQL injection', 'NONE'),
    review(7, sonar, 'COMMENTED', '', 'NONE'),
    review(12, jonas, 'APPROVED', 'LGTM', 'MEMBER'),
    review(16, lena, 'CHANGES_REQUESTED', 'This fails for empty lists', 'COLLABORATOR'),
    review(18, tom, 'COMMENTED', 'Why is this cached?', 'CONTRIBUTOR'),
    review(31, sonar, 'COMMENTED', '', 'NONE'),
    review(35, lena, 'APPROVED', '', 'COLLABORATOR'),
  );
  pull.threads.push(
    thread('api/invoices.py', comment(16, lena, 'nit: naming'), comment(22, copilot, 'Renamed.'), comment(24, lena, 'Still wrong in two places')),
    thread('api/orders.py', comment(6, rabbit, 'This query is unsafe'), comment(11, copilot, 'Done.'), comment(13, rabbit, 'Thanks!')),
    thread('api/pricing.py', comment(18, tom, 'Could you explain this?'), comment(19, maria, 'It keeps the page fast'), comment(21, tom, 'And this?')),
    thread('api/orders.py', comment(12, jonas, 'typo'), comment(14, copilot, 'Done.'), comment(17, jonas, 'There is one more')),
  );
  pull.comments.push(
    comment(2, maria, 'Please have a look'),
    comment(8, sonar, 'Quality gate passed'),
    comment(25, jonas, 'Agent-ID: codex\nThe tests are by an agent'),
  );
  pull.timeline.push({ type: 'HeadRefForcePushedEvent', actor: copilot, createdAt: at(26) });
  const merge = (): void => {
    Object.assign(pull, { state: 'MERGED', mergedAt: at(40), closedAt: at(40), updatedAt: at(40), mergedBy: jonas });
    pull.timeline.push({ type: 'MergedEvent', actor: jonas, createdAt: at(40) });
  };
  return { repository, pull, head: commits.at(-1)!, merge };
}

/** By an agent's account, by a person with an agent, by a person whose tool left a note. */
function commitAll(repository: Repository, { login }: Account, at: Clock): string[] {
  const { check } = happeningsBy(at);
  const maria = { ...MARIA, login };
  const base = repository.commit({ files: { 'README.md': 'shop\n' }, message: 'Start', authors: [maria], authoredDate: at(0) });
  const orders = repository.commit({ parent: base.sha, files: { 'api/orders.py': ORDERS }, message: 'Order search', authors: [COPILOT], authoredDate: at(1) });
  const invoices = repository.commit({
    parent: orders.sha,
    files: { 'api/invoices.py': INVOICES },
    message: 'Invoices\n\nCo-Authored-By: Claude <noreply@anthropic.com>',
    authors: [maria, CLAUDE],
    authoredDate: at(10),
  });
  const pricing = repository.commit({ parent: invoices.sha, files: { 'api/pricing.py': PRICING }, message: 'Prices', authors: [maria], authoredDate: at(20) });
  repository.note('refs/notes/ai', pricing.sha, NOTE);
  orders.checks.push(check('build', 'FAILURE', 5), check('lint', 'SUCCESS', 4));
  invoices.checks.push(check('build', 'FAILURE', 15));
  pricing.checks.push(check('build', 'SUCCESS', 30), check('lint', 'SUCCESS', 28));
  return [orders.sha, invoices.sha, pricing.sha];
}

/** What happens to a pull request, by the minute. */
function happeningsBy(at: Clock) {
  return {
    check: (name: string, conclusion: string, minute: number) => ({ name, conclusion, startedAt: at(minute - 1), completedAt: at(minute), app: 'GitHub Actions', workflow: 'CI' }),
    review: (minute: number, author: Account, state: Review['state'], body: string, association: string): Review => ({
      id: `R_${minute}`, author, association, body, state, submittedAt: at(minute), commit: null,
    }),
    comment: (minute: number, author: Account, body: string): Comment => ({
      id: `C_${author.login}_${minute}`, author, association: 'NONE', body, createdAt: at(minute),
    }),
  };
}

function thread(path: string, ...comments: Comment[]): Thread {
  return { id: `T_${comments[0]!.id}`, path, line: 1, isResolved: false, comments };
}
