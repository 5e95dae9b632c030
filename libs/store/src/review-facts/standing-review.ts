import { dayOf, type ReviewFact } from '@provenance/domain';
import { decodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';

/** The head of the fields that name days at which the fact may have counted. */
export const DAY_FIELD = 'day:';

/** The review fact of a pull request with what its place in the roll-ups needs. */
export interface StandingReview {
  fact: ReviewFact;
  /** Grows with every fact that is kept in the place of another. */
  revision: number;
  /** Whether an analysis of the pull request is completed. */
  isCounted: boolean;
  /** Days at which it may count, ms since the epoch: its own, and those that an earlier one had. */
  days: number[];
}

/** What the hash of a pull request holds, read in one step; undefined when there is none. */
export async function standingReview(redis: RedisClient, key: string): Promise<StandingReview | undefined> {
  const hash = await storeCall(redis.hgetallBuffer(key));
  const { fact: blob, at, revision = at, counted } = hash;
  if (blob === undefined) return undefined;
  const fact = await decodeJson<ReviewFact>(blob);
  const days = Object.keys(hash).flatMap((field) => (field.startsWith(DAY_FIELD) ? [Number(field.slice(DAY_FIELD.length))] : []));
  return { fact, revision: Number(revision?.toString()), isCounted: counted !== undefined, days: [...days, dayOf(Date.parse(fact.at))] };
}
