import { reviewUnit } from '../analytics/fact-unit.ts';
import type { ReviewFact } from '../review/review-fact.ts';
import { exportEvent, type ExportEvent } from './export-event.ts';

/**
 * The rows of a pull request's review: its figures, which a later row of the same pull request replaces, and an alert for
 * change requests of bots that the merge went over.
 */
export function reviewEvents(fact: ReviewFact): ExportEvent[] {
  const { repo, pr_number, agent_id, at, snapshot_at, overridden, merged_by, merged_at } = fact;
  const name = repo.toLowerCase();
  const about = { repo, pr_number, analysis_id: null, agent_id };
  const version = Date.parse(snapshot_at);
  const payload = { at, snapshot_at, could_not_tell: fact.could_not_tell, fact: reviewUnit(fact, version) };
  const metrics = exportEvent({ ...about, event_type: 'review_metrics', occurred_at: snapshot_at, payload }, name, pr_number, snapshot_at);
  if (overridden.length === 0 || merged_at === null) return [metrics];
  const alert = { overridden, merged_by, merged_at };
  // One for a merge, however often its figures are fetched.
  return [metrics, exportEvent({ ...about, event_type: 'review_override_alert', occurred_at: merged_at, payload: alert }, name, pr_number, merged_at)];
}
