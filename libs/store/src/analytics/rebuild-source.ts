import { codeUnit, dayOf, findingFact, findingUnit, reviewUnit, statesAfter, type CodeFact, type FactUnit } from '@provenance/domain';
import { decodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { ALL_CODE_FACTS, ALL_FINDING_LIVES, ALL_REVIEW_FACTS, ROLLUP_VERSIONS } from '../keys.ts';
import { keptLives } from '../findings/redis-finding-records.ts';
import { standingReview } from '../review-facts/standing-review.ts';
import type { Shard } from './shard.ts';

/** Keys that one step of the walk looks at. */
const SCAN_COUNT = 500;

/** Every unit that is kept where it was made: the code facts of analyses, the review facts and the lives of findings of pull requests. */
export async function* countedUnits(redis: RedisClient): AsyncGenerator<{ unit: FactUnit; formerDays: number[] }> {
  for await (const key of keysLike(redis, ALL_CODE_FACTS)) {
    const blob = await storeCall(redis.getBuffer(key));
    const unit = blob === null ? undefined : codeUnit(await decodeJson<CodeFact[]>(blob));
    if (unit !== undefined) yield { unit, formerDays: [] };
  }
  for await (const key of keysLike(redis, ALL_REVIEW_FACTS)) {
    const standing = await standingReview(redis, key);
    if (standing?.isCounted === true) yield { unit: reviewUnit(standing.fact, standing.revision), formerDays: standing.days };
  }
  for await (const key of keysLike(redis, ALL_FINDING_LIVES)) {
    const lives = (await keptLives(redis, key)).filter(({ moved_to }) => moved_to === undefined);
    for (const state of lives.flatMap(({ history }) => statesAfter(history))) yield { unit: findingUnit(findingFact(state)), formerDays: [] };
  }
}

const SHARD = /^prov:\{rollup:(.*):(\d{4}-\d{2}-\d{2})\}:v$/;

/** Every day of every scope that has facts. */
export async function* shardsThatExist(redis: RedisClient): AsyncGenerator<Shard> {
  for await (const key of keysLike(redis, ROLLUP_VERSIONS)) {
    const [, scope, day] = SHARD.exec(key) ?? [];
    if (scope !== undefined && day !== undefined) yield { scope, day: dayOf(Date.parse(day)) };
  }
}

/** Keys by a pattern, over all nodes of a cluster; a key may come twice. */
async function* keysLike(redis: RedisClient, match: string): AsyncGenerator<string> {
  const nodes = 'nodes' in redis ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    for await (const keys of node.scanStream({ match, count: SCAN_COUNT }) as AsyncIterable<string[]>) yield* keys;
  }
}
