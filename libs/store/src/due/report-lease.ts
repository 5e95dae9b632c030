import { randomUUID } from 'node:crypto';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { reportLeaseKey } from '../keys.ts';

/** KEYS lease; ARGV holder. */
const RELEASE: Script = {
  name: 'provReleaseLease',
  keys: 1,
  lua: `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`,
};

/**
 * Lets one worker alone write the comment of a pull request, or the check run of a commit: who looks for it and then
 * creates it must not meet another who does the same. An abstract class, so that it is its own injection token.
 */
export abstract class ReportLease {
  /**
   * Holds the subject until `release`, or until the time is over.
   * @param subject `<repo>#<number>` or `<repo>@<commit>`
   * @returns what gives it back; undefined while another holds it
   */
  abstract take(subject: string, leaseMs: number): Promise<(() => Promise<void>) | undefined>;
}

/** The lease as a key that expires by itself: a worker that is killed holds up nobody for long. */
export class RedisReportLease extends ReportLease {
  readonly #redis: RedisClient;
  readonly #release: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#release = defineScript(redis, RELEASE);
  }

  async take(subject: string, leaseMs: number): Promise<(() => Promise<void>) | undefined> {
    const [key, holder] = [reportLeaseKey(subject), randomUUID()];
    if ((await storeCall(this.#redis.set(key, holder, 'PX', leaseMs, 'NX'))) === null) return undefined;
    return async () => {
      await this.#release(key, holder);
    };
  }
}
