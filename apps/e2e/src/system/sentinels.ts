import { existsSync } from 'node:fs';
import { MASTER, startReplicatedRedis, type ReplicatedRedis } from '@provenance/embedded';
import { System } from './system.ts';

/** A system whose Redis has a replica, and three sentinels that its apps ask where the primary is. */
export interface WatchedSystem {
  system: System;
  set: ReplicatedRedis;
  /** Resolves when the sentinels have agreed on the replica; from then on the test looks there too. */
  untilFailedOver(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWatched(): Promise<WatchedSystem> {
  let set: ReplicatedRedis | undefined;
  const system = await System.start({
    redis: {
      config: {
        // A copy that starts at once, not after the five seconds in which others may join it.
        'repl-diskless-sync-delay': '0',
        // As docs/operations/redis.md has it. Not for the replica: it would have none of its own and refuse every write.
        'min-replicas-to-write': '1',
        'min-replicas-max-lag': '5',
      },
    },
    redisUrl: async (primary) => {
      set = await startReplicatedRedis({ primary });
      return `redis+sentinel://${set.sentinelPorts.map((port) => `127.0.0.1:${port}`).join(',')}/${MASTER}`;
    },
  });
  const { primary, replica, untilNamedOther, stop } = set!;
  return {
    system,
    set: set!,
    async untilFailedOver() {
      await untilNamedOther(`127.0.0.1:${primary.port}`);
      system.redis = replica;
    },
    async stop() {
      system.redis = primary;
      // One that a failed test left standing still would never hear that it shall end.
      if (existsSync(`/proc/${primary.pid}`)) process.kill(primary.pid, 'SIGCONT');
      await system.stop();
      await stop();
    },
  };
}
