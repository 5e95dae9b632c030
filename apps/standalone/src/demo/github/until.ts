import { setTimeout as wait } from 'node:timers/promises';

const GIVE_UP_AFTER_MS = 60_000;

/** What `look` finds once it finds something. @throws Error when that takes a minute */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${GIVE_UP_AFTER_MS / 1_000} s`);
    await wait(100);
  }
}
