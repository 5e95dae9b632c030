import { createHmac, generateKeyPairSync } from 'node:crypto';
import { GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { stopAllServices } from '@provenance/embedded';
import { decided } from './client.ts';
import { against, atMost, type Item, type Measurement } from './measurement.ts';
import { startApp, withRedis } from './stack.ts';
import { median } from './statistics.ts';

const SECRET = 'a-secret-of-some-length';
/** Of the limited installation, beside each of the other. */
const LIMITED_BESIDE = 5;
const [FREE, LIMITED] = ['acme/shop', 'globex/shop'];

export const githubLimits: Item = {
  letter: 'k',
  name: 'github',
  title: 'Two installations on GitHub, one of which is rate limited',
  method:
    'Deliveries of pull requests of 3 commits and 3 files from a stand-in of GitHub, one process an app at its defaults; 40 of one ' +
    'installation one after the other, each from its delivery to its decision. Baseline: nothing else to do. Then the same while ' +
    '200 of another installation wait for its rate limit, which is used up; then while ' +
    `${LIMITED_BESIDE} more of those arrive at once before each, which takes the work of accepting them too.`,
  async measure(run) {
    const count = run.quick ? 5 : 40;
    return withGitHub(async ({ github, deliver, waitFor }) => {
      const waiting = count * LIMITED_BESIDE;
      const [free, limited] = [makeMany(github, FREE, count * 5), makeMany(github, LIMITED, waiting * 2)];
      const payer = `installation ${github.world.installationOf(LIMITED)!.id}`;
      github.limits.set(payer, { limit: 5_000, remaining: 0, reset: Math.floor(Date.now() / 1_000) + 3_600 });
      const next = { free: 1, limited: 1 };
      const arrive = (many: number): Promise<unknown> => Promise.all(Array.from({ length: many }, () => deliver(limited, next.limited++)));
      const one = async (beside: number): Promise<number> => {
        await arrive(beside);
        const started = performance.now();
        await waitFor(await deliver(free, next.free++));
        return performance.now() - started;
      };
      const inTurn = (beside: number): Promise<number[]> => oneByOne(count, () => one(beside));
      await inTurn(0);
      run.say(`${count} pull requests of one installation alone`);
      const alone = await inTurn(0);
      for (let turn = 0; turn < count; turn += 1) await arrive(LIMITED_BESIDE);
      // Those that have just arrived are looked at once, and wait from then on.
      await inTurn(0);
      run.say(`${count} while ${waiting} of another that is limited wait`);
      const besideWaiting = await inTurn(0);
      run.say(`${count} while ${waiting} more of those arrive`);
      const besideArriving = await inTurn(LIMITED_BESIDE);
      const asked = github.requests.filter((request) => request.payer === payer).length;
      return [
        atMost(compared('while those that are limited wait', besideWaiting, alone), 1.1),
        compared('while more of them arrive', besideArriving, alone),
        { what: 'requests for the limited installation', value: asked, unit: '' },
      ];
    });
  },
};

function compared(when: string, values: readonly number[], alone: readonly number[]): Measurement {
  const figure = { what: `delivery to decision, median, ${when}`, value: median(values), unit: 'ms' };
  return against(figure, { what: 'alone', value: median(alone), unit: 'ms' });
}

async function oneByOne(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let turn = 0; turn < count; turn += 1) values.push(await measure());
  return values;
}

/** Pull requests 1 to `count` of a repository with an installation of its own. */
function makeMany(github: GitHubStandIn, repo: string, count: number): MadePullRequest {
  const made = makePullRequest(github, repo, { commits: 3, comments: 0, files: 3 });
  for (let number = 1; number <= count; number += 1) made.repository.pullRequest({ ...made.pull, number });
  github.world.install(repo);
  return made;
}

interface Connected {
  github: GitHubStandIn;
  /** Delivers that a pull request was opened; answers the id of its analysis. */
  deliver(made: MadePullRequest, number: number): Promise<string>;
  waitFor(analysisId: string): Promise<void>;
}

/** Every app over a Redis of its own, with a GitHub App on a stand-in. */
async function withGitHub<T>(use: (connected: Connected) => Promise<T>): Promise<T> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const github = await GitHubStandIn.start();
  github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const env = {
    PROVENANCE_GITHUB_APP_ID: '12',
    PROVENANCE_GITHUB_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
    PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
  };
  try {
    return await withRedis(async ({ url }) => {
      try {
        const [ingest, governance] = await Promise.all((['ingest-api', 'governance-api', 'enrich-worker', 'detect-worker'] as const).map((app) => startApp(app, url, env)));
        return await use({
          github,
          deliver: (made, number) => deliver(ingest!.base, made, number),
          waitFor: (id) => decided(governance!.base, id),
        });
      } finally {
        await stopAllServices();
      }
    });
  } finally {
    await github.stop();
  }
}

async function deliver(base: string, { repository, pull, head }: MadePullRequest, number: number): Promise<string> {
  const pull_request = { base: { sha: pull.base }, head: { sha: head, ref: pull.branch } };
  const body = JSON.stringify({ action: 'opened', number, repository: { full_name: repository.fullName }, pull_request });
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-github-event': 'pull_request', 'x-hub-signature-256': signature };
  const answer = await fetch(`${base}/v1/github/webhooks`, { method: 'POST', body, headers });
  if (answer.status !== 202) throw new Error(`delivery answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { analysis_id: string }).analysis_id;
}
