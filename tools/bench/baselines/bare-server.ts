import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The bare handler in a process of its own, as the app that it is compared with. */
export interface BareServer {
  base: string;
  stop(): Promise<void>;
}

export async function startBareServer(redisUrl: string): Promise<BareServer> {
  const child = fork(resolve(import.meta.dirname, '../bare-handler.ts'), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PROVENANCE_REDIS_URL: redisUrl },
  });
  const ended = once(child, 'exit');
  const [base] = (await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`the bare handler ended (${code})`))),
  ])) as [string];
  return {
    base,
    async stop() {
      // It ends by itself as well when this process is gone and the channel closes.
      child.disconnect();
      await ended;
    },
  };
}
