import type { RedisClient } from './create-redis.ts';
import { storeCall } from './store-call.ts';

/** A script as the server runs it: the first `keys` arguments are its keys. */
export interface Script {
  name: string;
  keys: number;
  lua: string;
  /** It runs on a server that has no memory left too: what it writes is small, and what needs it must go on. */
  whenFull?: true;
  /** It writes nothing, so that it runs also on a server that refuses writes. */
  reads?: true;
}

/** Runs a script: keys first, then arguments. */
export type RunScript = (...args: (string | number | Buffer)[]) => Promise<unknown>;

/** Registers a script at the client, which sends its digest and the text only to a server that lacks it. */
export function defineScript(redis: RedisClient, { name, keys, lua, whenFull, reads }: Script): RunScript {
  const flag = reads ? 'no-writes' : whenFull && 'allow-oom';
  redis.defineCommand(name, { numberOfKeys: keys, lua: flag ? `#!lua flags=${flag}${lua}` : lua });
  const command = (redis as unknown as Record<string, RunScript>)[name]!;
  return (...args) => storeCall(command.apply(redis, args));
}
