import { QUEUES } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import { storeCall } from '@provenance/store';
import type { StageQueues } from '../connection/stage-queues.ts';
import type { FlowState, JobPlace } from './flow-state.ts';

/** Where the jobs of these analyses are, in one round trip. */
export async function readFlowStates(queues: StageQueues, analysisIds: readonly string[]): Promise<FlowState[]> {
  const pipeline = queues.redis.pipeline();
  for (const id of analysisIds) {
    for (const stage of QUEUES) {
      pipeline.exists(queues.key(stage, id));
      pipeline.zscore(queues.key(stage, 'failed'), id);
      pipeline.zscore(queues.key(stage, 'waiting-children'), id);
    }
  }
  const replies = (await storeCall(pipeline.exec())) ?? [];
  const values = replies.map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
  return analysisIds.map((_id, index) => {
    const places = QUEUES.map((stage, at): [Stage, JobPlace] => {
      const [exists, failed, blocked] = values.slice(3 * (index * QUEUES.length + at));
      return [stage, placeOf(exists === 1, failed !== null, blocked !== null)];
    });
    return Object.fromEntries(places) as FlowState;
  });
}

function placeOf(exists: boolean, failed: boolean, blocked: boolean): JobPlace {
  if (!exists) return 'absent';
  if (failed) return 'failed';
  return blocked ? 'blocked' : 'ready';
}
