import { STAGES, type Stage } from '@provenance/domain';

/**
 * The one map of the system.
 *
 *     ingest -> enrich -> detect -> decide -> analyse
 *
 * ingest is HTTP (apps/ingest-api): it stores the submission and starts the flow built here.
 * Each other word is a stage: a queue of the same name whose jobs carry keys, never content.
 *
 * | stage   | runs in        | reads                        | writes                     |
 * |---------|----------------|------------------------------|----------------------------|
 * | enrich  | enrich-worker  | lines, evidence              | one verdict a line         |
 * | detect  | detect-worker  | lines, files                 | findings, coverage         |
 * | decide  | governance-api | lines, verdicts, findings    | the decision               |
 * | analyse | governance-api | all of it                    | facts; the analysis ends   |
 */

/** Version of the job payload that this build writes. Consumers name the older ones that they still read. */
export const SCHEMA_VERSION = 1;

/** What every job carries. The content lies in the store under the analysis id. */
export interface StageJob {
  analysisId: string;
  schemaVersion: number;
}

/** How a child's final failure meets its parent. */
export type OnFailure =
  /** The parent runs without it and says so. */
  | 'degrade'
  /** The parent waits; the analysis is failed and the job is a dead letter until it is replayed or dropped. */
  | 'hold';

/** One node of the flow: the stage, and the stages that must end before it. */
export interface FlowNode {
  stage: Stage;
  job: StageJob;
  onFailure: OnFailure;
  children: FlowNode[];
}

/** GitHub being away must not fail an analysis; every other stage is needed for a decision. */
const ON_FAILURE: Record<Stage, OnFailure> = {
  enrich: 'degrade',
  detect: 'hold',
  decide: 'hold',
  analyse: 'hold',
};

/** Whether the payload brought the file contents, or enrich must fetch them before detect, or only results of before are left. */
export type Contents = 'brought' | 'to_fetch' | 'kept_results';

/**
 * The flow of one analysis. enrich and detect run side by side when the payload brought the contents;
 * detect waits for enrich when the contents must be fetched first. Kept results are decided again, and no more.
 */
export function analysisFlow(analysisId: string, contents: Contents): FlowNode {
  const node = (stage: Stage, ...children: FlowNode[]): FlowNode => ({
    stage,
    job: { analysisId, schemaVersion: SCHEMA_VERSION },
    onFailure: ON_FAILURE[stage],
    children,
  });
  const before: Record<Contents, () => FlowNode[]> = {
    brought: () => [node('enrich'), node('detect')],
    to_fetch: () => [node('detect', node('enrich'))],
    kept_results: () => [],
  };
  return node('analyse', node('decide', ...before[contents]()));
}

/** The queue of a stage. All queues share one hash tag so that a flow is one transaction on a cluster. */
export const QUEUE_PREFIX = '{prov}';

/** Every queue of the system, in the order of the data. */
export const QUEUES: readonly Stage[] = STAGES;
