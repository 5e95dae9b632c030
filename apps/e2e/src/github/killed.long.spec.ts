import { setTimeout as wait } from 'node:timers/promises';
import { GitHubStandIn } from '@provenance/github-stand-in';
import { Random } from '../faults/random.ts';
import { APPS, System } from '../system/system.ts';
import { replayFailures } from '../system/verify.ts';
import { SECRET, type Delivered } from './deliver.ts';
import { TEAMS } from './reviewed-facts.ts';
import { deliverTwice, lifeOf, type Life } from './reviewed-life.ts';
import { analysesOf, verifyLife, verifyNoDeadLetter } from './verify-life.ts';

/** Settings of this run; see docs/testing.md. */
const SEED = Number(process.env['PROVENANCE_E2E_SEED'] ?? Date.now() % 1_000_000);
const LIVES = Number(process.env['PROVENANCE_E2E_LIVES'] ?? 40);
const MINUTES = Number(process.env['PROVENANCE_E2E_MINUTES'] ?? 25);

const LIVES_A_ROUND = 8;
/** Also after the last delivery, when decisions are shown. */
const LEAST_MOMENTS = 12;
/** Leases of two minutes, of a worker that is killed more than once. */
const ENDS_WITHIN_MS = 600_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Lived {
  life: Life;
  deliveries: Delivered[];
}

/** Every delivery twice, in the order of a life: deliveries of different lives meet as they like. */
async function live(system: System, life: Life, random: Random): Promise<Lived> {
  const deliveries: Delivered[] = [];
  for (const event of life.events) {
    event.happens?.();
    deliveries.push(...(await deliverTwice(system, event)));
    await wait(random.between(0, 800));
  }
  return { life, deliveries };
}

/** SIGKILL of one process after the other, at random moments, while lives go on. Returns how many. */
async function strike(system: System, random: Random, over: () => boolean): Promise<number> {
  let moments = 0;
  for (; !over() || moments < LEAST_MOMENTS; moments++) {
    await wait(random.between(0, 2_500));
    const [app, awayMs] = [random.pick(APPS), random.between(0, 1_000)];
    say(`  ${moments + 1}: ${app} ${awayMs}`);
    await system.app(app).kill();
    await wait(awayMs);
    await system.startApp(app);
  }
  return moments;
}

async function oneRound(seed: number): Promise<void> {
  const github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  const system = await System.start({
    env: {
      PROVENANCE_GITHUB_TOKEN: 'pat',
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
      PROVENANCE_GITHUB_CHECKS: 'true',
      PROVENANCE_GITHUB_COMMENTS: 'true',
      PROVENANCE_GITHUB_REFRESH_SECONDS: '1',
      PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: JSON.stringify(TEAMS),
    },
  });
  try {
    let over = false;
    const lives = Array.from({ length: LIVES_A_ROUND }, (_, index) => lifeOf(github, `acme/shop-${index}`));
    const living = Promise.all(lives.map((life, index) => live(system, life, new Random(~seed + index)))).finally(() => (over = true));
    const [lived, moments] = await Promise.all([living, strike(system, new Random(seed), () => over)]);
    const analyses = lived.map(({ deliveries }) => analysesOf(deliveries));
    // What was killed too often has failed with a reason; its cause is gone.
    const failed = await replayFailures(system, analyses.map(([, newest]) => newest));
    for (const [index, life] of lives.entries()) await verifyLife(system, life, analyses[index]!, ENDS_WITHIN_MS);
    await verifyNoDeadLetter(system);
    say(`  ${lives.length} lives, ${moments} moments, ${failed} analyses failed and were replayed`);
  } finally {
    await system.stop();
    await github.stop();
  }
}

it('lives told twice end in the same figures, one check run and one comment, whatever dies at whatever moment', async () => {
  const until = Date.now() + MINUTES * 60_000;
  let left = LIVES;
  for (let seed = SEED; left > 0 && Date.now() < until; seed++, left -= LIVES_A_ROUND) {
    say(`round with PROVENANCE_E2E_SEED=${seed}`);
    try {
      await oneRound(seed);
    } catch (error) {
      throw new Error(`The round with PROVENANCE_E2E_SEED=${seed} failed`, { cause: error });
    }
  }
  expect(left).toBeLessThan(LIVES);
}, (MINUTES + 15) * 60_000);
