import { startBareServer } from './baselines/bare-server.ts';
import { CONNECTIONS, post, type Intake } from './load.ts';
import { against, atLeast, insteadOf, type Item, type Measurement, type Run } from './measurement.ts';
import { BodyMint } from './payloads/body-mint.ts';
import { seededRandom } from './payloads/random.ts';
import { submissionOfLines } from './payloads/submission.ts';
import { startApp, withRedis } from './stack.ts';

const SIZES = [
  { lines: 200, templates: 32, replaced: '34/s' },
  { lines: 2_000, templates: 8, replaced: '4.6/s' },
];

export const accept: Item = {
  letter: 'a',
  title: 'Accepted submissions',
  method:
    `POST /v1/analysis over ${CONNECTIONS} connections (autocannon), changed lines as the clients of the Python service send them, ` +
    'every body another analysis; workers stopped. Baseline: a bare Fastify handler, a process of its own, that parses ' +
    'the same body and writes it to Redis with one SET. Each server has a fresh Redis (AOF, fsync with every write) and ' +
    'was warmed up; the two take turns twice and the better turn of each counts.',
  async measure(run) {
    const measurements: Measurement[] = [];
    for (const { lines, templates, replaced } of SIZES) {
      measurements.push(insteadOf(await compare(run, lines, templates), replaced));
    }
    return measurements;
  },
};

/** What both servers have in common. */
interface Server {
  base: string;
  stop(): Promise<void>;
}

async function compare(run: Run, lines: number, templates: number): Promise<Measurement> {
  const random = seededRandom(lines);
  const submissions = Array.from({ length: templates }, () => submissionOfLines(random, lines));
  const bytes = Math.round(Buffer.byteLength(JSON.stringify(submissions[0])) / 1024);
  const ours: Intake[] = [];
  const bare: Intake[] = [];
  for (let turn = 0; turn < (run.quick ? 1 : 2); turn += 1) {
    run.say(`${lines} lines (${bytes} KiB), turn ${turn + 1}`);
    bare.push(await intake(run, startBareServer, new BodyMint(submissions)));
    ours.push(await intake(run, (url) => startApp('ingest-api', url), new BodyMint(submissions)));
  }
  const figure = { what: `accepted a second, ${lines} lines`, value: best(ours), unit: '/s' };
  return atLeast(against(figure, { what: 'bare handler', value: best(bare), unit: '/s' }), 0.5);
}

/** One turn of a server on a fresh Redis, after a warm-up. */
async function intake(run: Run, start: (redisUrl: string) => Promise<Server>, mint: BodyMint): Promise<Intake> {
  return withRedis(async (redis) => {
    const server = await start(redis.url);
    try {
      await post(server.base, mint, { seconds: run.quick ? 1 : 2 });
      return await post(server.base, mint, { seconds: run.quick ? 1 : 5 });
    } finally {
      await server.stop();
    }
  });
}

function best(intakes: readonly Intake[]): number {
  return Math.max(...intakes.map(({ rate }) => rate));
}
