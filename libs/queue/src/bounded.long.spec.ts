import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@provenance/embedded';
import type { Retention } from '@provenance/store';
import { takeCensus, type Count } from './census.fixture.ts';
import { KEY_FAMILIES } from './connection/key-reference.ts';
import { openPipeline, type Pipeline } from './pipeline.fixture.ts';
import { SteadyStream } from './steady-stream.fixture.ts';

/** Seconds. Contents go first, facts last, and a period is worked off in less than the first of them. */
const RETENTION: Retention = { contents: 4, results: 5, facts: 6 };
/** From then on as much leaves as comes. */
const SETTLED = 2;
const PERIODS = 8;
/** The server lets go of whole nodes of a stream. */
const NODE = 100;
/** Bytes that the server reckons differ by the sizes of its tables. */
const SLACK = { share: 1.1, bytes: 4_096 };
/** There or not by the moment. */
const CLOCKS = '{prov}:<queue>:stalled-check|limiter';

let server: RedisServer;
let pipeline: Pipeline;
let stream: SteadyStream;
const met = new Set<string>();
const faults = new Set<string>();

async function count(): Promise<ReadonlyMap<string, Count>> {
  const census = await takeCensus(pipeline.redis);
  for (const name of census.families.keys()) met.add(name);
  for (const fault of census.faults) faults.add(fault);
  return census.families;
}

beforeAll(async () => {
  server = await startRedis();
  pipeline = await openPipeline(server.url, { deadLetterMs: 1_000 }, RETENTION);
  stream = new SteadyStream(pipeline, server.url, RETENTION, async () => void (await count()));
  await stream.begin();
});
afterAll(async () => {
  await stream.close();
  await pipeline.close();
  await server.stop();
});

/** What is there when the last of a period has expired, while the busy pull request goes on. */
async function afterPeriod(number: number): Promise<ReadonlyMap<string, Count>> {
  await stream.period(number);
  await count();
  const over = Date.now() + (RETENTION.facts + 1) * 1_000;
  while (Date.now() < over) {
    await stream.touch();
    await pause(200);
  }
  return count();
}

/** What has come to be more than there was, in words. */
function grown(before: ReadonlyMap<string, Count>, after: ReadonlyMap<string, Count>): string[] {
  return KEY_FAMILIES.filter(({ bound, name }) => !['stays', 'capped'].includes(bound) && name !== CLOCKS).flatMap(({ name, bound }) => {
    const [was, is] = [before, after].map((one) => one.get(name) ?? { keys: 0, members: 0, bytes: 0 }) as [Count, Count];
    const room = bound === 'trimmed' ? NODE : 0;
    const tooMany = is.keys > was.keys || is.members > was.members + room || is.bytes > was.bytes * SLACK.share + SLACK.bytes + room * 500;
    return tooMany ? [`${name}: ${JSON.stringify(was)}, then ${JSON.stringify(is)}`] : [];
  });
}

it('no family of keys grows under a steady stream, but for the hashes of the decision log: 32 bytes a decision', async () => {
  const counts: ReadonlyMap<string, Count>[] = [];
  for (let number = 0; number < PERIODS; number += 1) counts.push(await afterPeriod(number));
  expect([...faults]).toEqual([]);
  expect(counts.slice(SETTLED).flatMap((after) => grown(counts[SETTLED - 1]!, after))).toEqual([]);
  const decisions = await stream.decisions();
  expect(decisions).toBe(PERIODS * 22);
  expect(counts.at(-1)!.get('prov:{log}:tile:<level>:<n>')?.members).toBe(decisions * 32);
  // A family that the stream does not meet is not tried.
  expect(KEY_FAMILIES.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
}, 300_000);
