import { serverFacts } from '@provenance/store';
import { Redis } from 'ioredis';

const WRITES = ['set', 'hset', 'hdel', 'incr', 'del', 'unlink', 'expire', 'expireat', 'zadd', 'zrem'];

/** What a Redis server says of itself. */
export class RedisStats {
  readonly #redis: Redis;

  constructor(url: string) {
    this.#redis = new Redis(url);
  }

  async version(): Promise<string> {
    return (await serverFacts(this.#redis))?.version ?? 'unknown';
  }

  /** Commands that the server has run since its start, those inside scripts included. */
  async commands(): Promise<number> {
    const info = fields(await this.#redis.info('commandstats'));
    let calls = 0;
    for (const [name, value] of info) {
      if (name !== 'cmdstat_info') calls += Number(/calls=(\d+)/.exec(value)?.[1] ?? 0);
    }
    return calls;
  }

  /** Commands that changed something since its start, those inside scripts included. */
  async writes(): Promise<number> {
    const info = fields(await this.#redis.info('commandstats'));
    return WRITES.reduce((sum, name) => sum + Number(/calls=(\d+)/.exec(info.get(`cmdstat_${name}`) ?? '')?.[1] ?? 0), 0);
  }

  /** Bytes of all keys with their values and the tables that hold them; without clients and AOF buffers. */
  async dataBytes(): Promise<number> {
    const memory = fields(await this.#redis.info('memory'));
    const number = (name: string) => Number(memory.get(name) ?? 0);
    return number('used_memory') - number('mem_clients_normal') - number('mem_aof_buffer') - number('used_memory_scripts');
  }

  /** Bytes by family of keys, largest first: ids and digests are taken out of the names. */
  async bytesByFamily(): Promise<[family: string, bytes: number][]> {
    const families = new Map<string, number>();
    for await (const keys of this.#redis.scanStream({ count: 1000 }) as AsyncIterable<string[]>) {
      const sizes = await Promise.all(keys.map((key) => this.#redis.memory('USAGE', key, 'SAMPLES', 0)));
      keys.forEach((key, index) => {
        const family = key.replace(/[0-9a-f]{32,}/g, '*');
        families.set(family, (families.get(family) ?? 0) + (sizes[index] ?? 0));
      });
    }
    return [...families].sort((a, b) => b[1] - a[1]);
  }

  async flush(): Promise<void> {
    await this.#redis.flushall();
  }

  close(): void {
    this.#redis.disconnect();
  }
}

function fields(info: string): Map<string, string> {
  return new Map(
    info
      .split('\r\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
}
