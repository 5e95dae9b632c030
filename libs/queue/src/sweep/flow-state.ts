import { analysisFlow, QUEUES, type FlowNode } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';

/** Where a stage's job of an analysis is. `ready`: waits, runs or is delayed; `blocked`: waits for its children. */
export type JobPlace = 'absent' | 'ready' | 'blocked' | 'failed';

/** Places by stage, children read before their parents: a flow moves upwards. */
export type FlowState = Record<Stage, JobPlace>;

export type Diagnosis =
  /** Something runs or can run. */
  | { kind: 'moving' }
  /** Nothing can run, and nothing failed: the flow was never added, or lost a job. */
  | { kind: 'lost' }
  /** A job failed for good. */
  | { kind: 'failed'; stage: Stage };

const ROOT: FlowNode = analysisFlow('', 'brought');

/** What is the matter with the flow of an open analysis. */
export function diagnose(state: FlowState): Diagnosis {
  const failed = QUEUES.find((stage) => state[stage] === 'failed');
  if (failed !== undefined) return { kind: 'failed', stage: failed };
  const moving = state[ROOT.stage] !== 'absent' && QUEUES.some((stage) => state[stage] === 'ready');
  return { kind: moving ? 'moving' : 'lost' };
}
