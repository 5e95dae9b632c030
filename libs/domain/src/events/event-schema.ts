import { OUTCOMES } from '../decision/decision.ts';
import { SEVERITIES } from '../finding/finding.ts';
import { EVENT_SCHEMA_VERSION, EVENT_TYPES, type EventType } from './export-event.ts';

const text = { type: 'string' } as const;
const maybeText = { type: ['string', 'null'] } as const;
const count = { type: 'integer', minimum: 0 } as const;
const moment = { type: 'string', format: 'date-time', description: 'RFC 3339, UTC' } as const;
const counts = { type: 'object', additionalProperties: count } as const;

const replaces = { type: ['string', 'null'], pattern: '^an_[0-9a-f]{32}$', description: 'The analysis that this one is a later run of: its rows no longer count' } as const;

/** What later versions of the service add stands beside what this one says. */
function shape(properties: Record<string, object>, optional: readonly string[] = []): object {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

const fact = {
  ...shape({
    id: { ...text, description: 'What the fact is of: of two with one id the one with the greater version stands' },
    version: count,
    at: { ...moment, description: 'The moment that it counts at' },
    repo: { ...text, description: 'In lower case' },
    parts: { type: 'array', items: shape({ agent_id: text, counters: counts }), description: 'Counters by agent' },
    note: { type: 'object', description: 'What an alert says of the pull request' },
  }, ['note']),
  description: 'What roll-ups are made of: their sums are the figures of /v1/analytics',
};
const maybeFact = { anyOf: [fact, { type: 'null' }] };

const agent = shape({
  agent_id: text,
  code_volume: count,
  churn_lines: count,
  churn_rate: { type: 'number', minimum: 0, maximum: 1 },
  avg_line_complexity: { type: 'number', minimum: 0 },
  max_line_complexity: { type: 'number', minimum: 0 },
  findings_by_category: counts,
  findings_by_severity: counts,
});

const finding = shape(
  {
    fingerprint: text,
    life_id: { ...text, description: 'What the fact of the finding is known by, where that is not the fingerprint: its file was renamed, or another life began under the same' },
    rule_key: text,
    category: text,
    severity: { enum: SEVERITIES },
    file_path: text,
    detected_at: { ...moment, description: 'When it was first seen; with occurred_at of a remediation the time that it took' },
    head_sha: text,
    suppression_id: text,
    cause: text,
    actor: text,
    reason: text,
    fact,
  },
  ['life_id', 'head_sha', 'suppression_id', 'cause', 'actor', 'reason'],
);

const PAYLOADS: Record<EventType, object> = {
  analysis_metrics: shape({
    replaces,
    base_sha: text,
    head_sha: text,
    branch: maybeText,
    created_at: moment,
    completed_at: moment,
    duration_ms: count,
    outcome: { enum: OUTCOMES },
    line_count: count,
    findings_total: count,
    findings_by_category: counts,
    findings_by_severity: counts,
    coverage: { type: 'object', description: 'Lines by whether their author is known' },
    files: shape({ total: count, covered: count }),
    risk_score: { type: 'number', minimum: 0, maximum: 100 },
    agents: { type: 'array', items: agent },
    fact: maybeFact,
  }, ['replaces']),
  decision_bundle: shape({
    replaces,
    decision_id: text,
    outcome: { enum: OUTCOMES },
    rationale: text,
    reasons: { type: 'array', items: shape({ rule_id: text, outcome: { enum: OUTCOMES }, message: text, evidence_total: count }) },
    policy: shape({ name: text, version: text, digest: text }),
    degraded: { type: 'array', items: text },
    evidence_sha256: maybeText,
    envelope: { type: ['object', 'null'], description: 'The DSSE envelope; null where signing is switched off' },
  }, ['replaces']),
  review_metrics: shape({ at: moment, snapshot_at: moment, could_not_tell: { type: 'array', items: text }, fact }),
  review_override_alert: shape({
    overridden: { type: 'array', minItems: 1, items: shape({ reviewer: text, requested_at: moment }) },
    merged_by: maybeText,
    merged_at: moment,
  }),
  finding_opened: finding,
  finding_suppressed: finding,
  finding_reopened: finding,
  finding_remediated: finding,
};

/** The JSON Schema of the exported rows, 2020-12. */
export const EVENT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Exported events',
  description: 'A row of the export: docs/export.md. A repeat has the same event_id. Members may be added.',
  type: 'object',
  properties: {
    event_id: { type: 'string', pattern: '^ev_[0-9a-f]{32}$' },
    event_type: { enum: EVENT_TYPES },
    schema_version: { const: EVENT_SCHEMA_VERSION },
    occurred_at: moment,
    repo: { ...text, description: 'org/name in lower case' },
    pr_number: text,
    analysis_id: { type: ['string', 'null'], pattern: '^an_[0-9a-f]{32}$' },
    agent_id: maybeText,
    payload: { type: 'object' },
  },
  required: ['event_id', 'event_type', 'schema_version', 'occurred_at', 'repo', 'pr_number', 'analysis_id', 'agent_id', 'payload'],
  oneOf: EVENT_TYPES.map((type) => ({ properties: { event_type: { const: type }, payload: PAYLOADS[type] } })),
} as const;
