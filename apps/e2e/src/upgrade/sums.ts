import { withStore } from '../system/store.ts';
import type { System } from '../system/system.ts';

/** Roll-ups, without the facts that they are made from. */
const SUMS = /:(day|hours?)(:\d\d)?:/;

/** What lies in the roll-ups, by key and field, whichever build has written it. */
export function sumsOf(system: System): Promise<Record<string, unknown>> {
  return withStore(system, async ({ redis }) => {
    const keys = (await redis.keys('prov:{rollup:*')).filter((key) => SUMS.test(key)).sort();
    const read = async (key: string): Promise<[string, unknown]> => {
      const unpacked = `local all = {} local flat = redis.call('HGETALL', KEYS[1])
        for at = 1, #flat, 2 do all[flat[at]] = cmsgpack.unpack(flat[at + 1]) end
        return cjson.encode(all)`;
      return [key, JSON.parse((await redis.eval(unpacked, 1, key)) as string)];
    };
    return Object.fromEntries(await Promise.all(keys.map(read)));
  });
}
