import { QUEUE_PREFIX, type FlowNode } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import type { JobJson, ParentKeyOpts } from 'bullmq';

/** How often a stage is tried, and how long it waits between: 1 s, 2 s, 4 s, each at a random point of its upper half. */
export const ATTEMPTS = 4;
const BACKOFF = { type: 'exponential', delay: 1_000, jitter: 0.5 };

/** One job of a flow, as BullMQ's backend takes it. */
export interface FlowEntry {
  stage: Stage;
  job: JobJson;
  parent: ParentKeyOpts;
}

/**
 * The jobs of a flow, parents first. The job id is the analysis id in every queue: an id that exists is left
 * as it is, so a flow can be added again at any time.
 * @param now ms since the epoch
 * @param trace context of the caller's trace, when there is one
 */
export function flowEntries(root: FlowNode, now: number, trace?: string): FlowEntry[] {
  const entries: FlowEntry[] = [];
  const visit = (node: FlowNode, parent: FlowNode | undefined): void => {
    entries.push(entry(node, parent, now, trace));
    for (const child of node.children) visit(child, node);
  };
  visit(root, undefined);
  return entries;
}

function entry(node: FlowNode, parent: FlowNode | undefined, now: number, trace: string | undefined): FlowEntry {
  const id = node.job.analysisId;
  const degrade = node.onFailure === 'degrade';
  const parentQueue = parent && `${QUEUE_PREFIX}:${parent.stage}`;
  return {
    stage: node.stage,
    job: {
      id,
      name: node.stage,
      data: JSON.stringify(node.job),
      opts: {
        attempts: ATTEMPTS,
        backoff: BACKOFF,
        removeOnComplete: true,
        // A stage that the analysis can do without leaves no dead letter: its reason stands in the record.
        ...(degrade ? { removeOnFail: true, ignoreDependencyOnFailure: true } : {}),
        ...(parentQueue === undefined ? {} : { parent: { id, queue: parentQueue } }),
        ...(trace === undefined ? {} : { telemetry: { metadata: trace } }),
      },
      timestamp: now,
      ...(parentQueue === undefined
        ? {}
        : { parent: { id, queueKey: parentQueue, ...(degrade ? { idof: true } : {}) }, parentKey: `${parentQueue}:${id}` }),
    } as JobJson,
    parent: {
      ...(parentQueue === undefined
        ? {}
        : { parentKey: `${parentQueue}:${id}`, parentDependenciesKey: `${parentQueue}:${id}:dependencies` }),
      ...(node.children.length > 0 ? { addToWaitingChildren: true } : {}),
    },
  };
}
