import { GitHubStandIn, type SeenRequest } from '@provenance/github-stand-in';
import { withStore } from '../system/store.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { SECRET } from './deliver.ts';
import { TEAMS } from './reviewed-facts.ts';
import { deliverTwice, lifeOf } from './reviewed-life.ts';
import { analysesOf, verifyLife, verifyNoDeadLetter } from './verify-life.ts';

let github: GitHubStandIn;
let system: System;

beforeAll(async () => {
  github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  system = await System.start({
    env: {
      PROVENANCE_GITHUB_TOKEN: 'pat',
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
      PROVENANCE_GITHUB_CHECKS: 'true',
      PROVENANCE_GITHUB_COMMENTS: 'true',
      PROVENANCE_GITHUB_REFRESH_SECONDS: '0',
      PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: JSON.stringify(TEAMS),
    },
  });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await system.stop();
  await github.stop();
});

/** GitHub does the next such request, and does not answer: whoever waits for it is killed at that moment. */
function killedAt(what: string, when: (request: SeenRequest) => boolean): () => Promise<void> {
  let held = false;
  const once = (request: SeenRequest): boolean => (when(request) ? (held = true) : false);
  github.faults.add({ kind: 'slow', ms: 600_000 }, { when: once });
  return async () => {
    await until(what, () => (held ? true : undefined));
    await system.crash('enrich-worker');
    await leasesLapse();
  };
}

/** What a killed worker had in hand is another's after two minutes: as if they had passed. */
async function leasesLapse(): Promise<void> {
  await withStore(system, async ({ redis }) => {
    for (const name of ['refresh', 'report']) {
      const taken = `prov:{${name}}:taken`;
      for (const key of await redis.zrange(taken, '0', '-1')) await redis.zadd(taken, 0, key);
    }
    for (const key of await redis.keys('prov:{acme/shop*}:lease')) await redis.del(key);
  });
}

const query = (name: string) => ({ operation }: SeenRequest): boolean => operation === name;
const write = (method: string, path: RegExp) => (request: SeenRequest): boolean => request.method === method && path.test(request.path);

it('a life told twice, with processes killed in it, ends in the same figures, one check run and one comment', async () => {
  const life = lifeOf(github, 'acme/shop');
  const [opened, pushed, ...others] = life.events as [(typeof life.events)[0], (typeof life.events)[0], ...typeof life.events];

  // The worker asks for the pull request when it dies; a newer push comes before its job does again.
  const asking = killedAt('the pull request is asked for', query('PullRequest'));
  const told = await deliverTwice(system, opened);
  expect(told.map(({ outcome }) => outcome)).toEqual(['started', 'repeated']);
  await asking();

  // Of the newer one it asks for the files; governance-api is away when there is something to decide.
  const reading = killedAt('the files are asked for', query('Contents'));
  const creating = killedAt('the check run is made', write('POST', /\/check-runs$/));
  const noting = killedAt('the notes are sent', write('PATCH', /\/check-runs\/\d+$/));
  const commenting = killedAt('the comment is made', write('POST', /\/comments$/));
  pushed.happens?.();
  const pushes = await deliverTwice(system, pushed);
  // Accepted, and ingest-api dies.
  await Promise.all([reading(), system.crash('ingest-api')]);
  await system.crash('governance-api');
  await creating();
  await noting();
  await commenting();

  const refreshing = killedAt('the figures are fetched again', query('PullRequest'));
  for (const [index, event] of others.entries()) {
    event.happens?.();
    const twice = await deliverTwice(system, event);
    expect(twice.map(({ outcome }) => outcome)).toEqual(['noted', 'noted']);
    if (index === 3) await Promise.all([refreshing(), system.crash('ingest-api')]);
  }
  const deliveries = [...told, ...pushes];
  await verifyLife(system, life, analysesOf(deliveries));
  await verifyNoDeadLetter(system);
}, 180_000);
