import { submit } from '../system/client.ts';
import { pullRequest } from '../system/pull-request.ts';
import type { System } from '../system/system.ts';

const SENDERS = 8;

/**
 * Submits `count` distinct pull requests, several at a time, and lets `fault` happen once `after` of them have been
 * accepted, while the others are still on their way. Resolves with the ids of all.
 */
export async function drain(
  system: System,
  { count, after, from = 0 }: { count: number; after: number; from?: number },
  fault: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let next = from;
  let struck: Promise<void> | undefined;
  const send = async (): Promise<void> => {
    while (next < from + count) {
      ids.push(await submit(system, pullRequest(next++)));
      if (ids.length >= after) struck ??= fault();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  await struck;
  return ids;
}
