import { setTimeout as wait } from 'node:timers/promises';

const GIVE_UP_AFTER_MS = 100_000;

/** What `look` finds once it finds something. @throws Error when that takes too long: a test that hangs says nothing */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, withinMs = GIVE_UP_AFTER_MS): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1_000} s`);
    await wait(50);
  }
}
