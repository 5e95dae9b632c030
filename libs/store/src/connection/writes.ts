import type { RedisClient } from './create-redis.ts';
import { defineScript, type RunScript, type Script } from './define-script.ts';
import { denial, writeRefusal } from './store-call.ts';
import { CHANGES_CHANNEL, PRESENCE_KEY } from '../keys.ts';

/**
 * It writes nothing, and does not say so: the server asks itself before it runs whether it would take a write. That it is full
 * is not meant: that has a code, a figure and an alert of its own. Every step of an analysis also tells of itself by the
 * channel, which a user of Redis is not given with its keys; an analysis of no name is nobody's.
 */
const WOULD_WRITE: Script = { name: 'provWouldWrite', keys: 1, whenFull: true, lua: `\nredis.call('PUBLISH', '${CHANGES_CHANNEL}', '')\nreturn 1` };

/** Whether the server takes writes now. */
export class Writes {
  readonly #would: RunScript;

  constructor(redis: RedisClient) {
    this.#would = defineScript(redis, WOULD_WRITE);
  }

  /**
   * What the server says when it refuses writes; undefined where it takes them. Of a cluster the node of one key is asked.
   * @throws ProvenanceError `store_unavailable` when it cannot be asked
   */
  async refusal(): Promise<string | undefined> {
    try {
      await this.#would(PRESENCE_KEY);
      return undefined;
    } catch (error) {
      const refusal = writeRefusal(error) ?? denial(error);
      if (refusal === undefined) throw error;
      return refusal;
    }
  }
}
