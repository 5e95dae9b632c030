import { findingUnit } from '../analytics/fact-unit.ts';
import { findingFact } from '../facts/finding-fact.ts';
import { stateAfter, type FindingEvent } from '../finding-life/finding-event.ts';
import { EVENT_SCHEMA_VERSION, type ExportEvent } from './export-event.ts';

/** The row of a change in the life of a finding; its id is the change's own. */
export function findingExport(event: FindingEvent): ExportEvent {
  const { event_id, type, at, repo, pr_number, analysis_id = null, agent_id, ...rest } = event;
  const fact = findingUnit(findingFact(stateAfter(event)));
  const row = { event_type: type, occurred_at: at, repo: repo.toLowerCase(), pr_number, analysis_id, agent_id, payload: { ...rest, fact } };
  return { event_id, schema_version: EVENT_SCHEMA_VERSION, ...row };
}
