import { STAGES, type AnalysisRecord, type Stage, type StageState } from '@provenance/domain';

/** What changes, and what a transition must compare: the fields of the state hash. */
const CHANGING = ['status', 'updated_at', 'stages', 'failure', 'findings_total', 'body_sha256', 'superseded_by', 'replaced_by', 'reopened_by', 'reopened_at'] as const;

/** What never changes about an analysis: written once, as one JSON string. */
export type FixedRecord = Omit<AnalysisRecord, (typeof CHANGING)[number]>;

/** The fields of the state hash. `<stage>:<field>` holds one field of a stage's state. */
export type StateHash = Record<string, string>;

export function toFixed(record: AnalysisRecord): FixedRecord {
  const fixed: Partial<AnalysisRecord> = { ...record };
  for (const field of CHANGING) delete fixed[field];
  return fixed as FixedRecord;
}

function stageState(hash: StateHash, stage: Stage): StageState {
  const state: StageState = { status: (hash[`${stage}:status`] ?? 'waiting') as StageState['status'] };
  for (const field of ['started_at', 'finished_at', 'reason'] as const) {
    const value = hash[`${stage}:${field}`];
    if (value !== undefined) state[field] = value;
  }
  return state;
}

/** The fields of the state hash that hold a stage's state. */
export function stageFields(stages: AnalysisRecord['stages']): string[] {
  return STAGES.flatMap((stage) => Object.entries(stages[stage]).flatMap(([field, value]: [string, string]) => [`${stage}:${field}`, value]));
}

/** The record from its two halves. */
export function toRecord(fixed: FixedRecord, hash: StateHash): AnalysisRecord {
  const record: AnalysisRecord = {
    ...fixed,
    status: hash['status'] as AnalysisRecord['status'],
    updated_at: hash['updated_at'] ?? fixed.created_at,
    body_sha256: hash['body_sha256'] ?? '',
    stages: Object.fromEntries(STAGES.map((stage) => [stage, stageState(hash, stage)])) as Record<Stage, StageState>,
  };
  const stage = hash['failure:stage'];
  if (stage !== undefined) {
    record.failure = { stage: stage as Stage | 'ingest', reason: hash['failure:reason'] ?? '' };
  }
  for (const field of ['superseded_by', 'replaced_by', 'reopened_by', 'reopened_at'] as const) {
    const value = hash[field];
    if (value !== undefined) record[field] = value;
  }
  if (hash['findings_total'] !== undefined) record.findings_total = Number(hash['findings_total']);
  return record;
}
