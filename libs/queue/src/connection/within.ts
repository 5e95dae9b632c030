import { setTimeout } from 'node:timers/promises';

/** What the work comes to, or `late` where that takes longer than so many ms. */
export async function within<T>(ms: number, work: Promise<T>, late: T): Promise<T> {
  const timer = new AbortController();
  const over = setTimeout(ms, late, { signal: timer.signal }).catch(() => late);
  return Promise.race([work, over]).finally(() => timer.abort());
}
