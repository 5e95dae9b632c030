import { submit } from '../system/client.ts';
import { pullRequest } from '../system/pull-request.ts';
import type { System } from '../system/system.ts';

const SENDERS = 8;

export interface DrainOptions {
  /** How many are submitted; without it, as many as until the fault is over. */
  count?: number;
  /** How many have been accepted when the fault happens. */
  after: number;
  /** Number of the first pull request. */
  from?: number;
}

/**
 * Submits distinct pull requests, several at a time, and lets `fault` happen while others are still on their way.
 * Resolves with the ids of all.
 */
export async function drain(
  system: System,
  { count, after, from = 0 }: DrainOptions,
  fault: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let next = from;
  let struck: Promise<void> | undefined;
  let over = false;
  const send = async (): Promise<void> => {
    while (count === undefined ? !over : next < from + count) {
      ids.push(await submit(system, pullRequest(next++)));
      if (ids.length >= after) struck ??= fault().finally(() => (over = true));
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  await struck;
  return ids;
}
