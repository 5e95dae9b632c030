import { CONTRIBUTORS } from '../attribution/verdict.ts';
import { OUTCOMES } from '../decision/decision.ts';
import { DECISION_PREDICATE_TYPE } from './decision-predicate.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const moment = { type: 'string', format: 'date-time', description: 'RFC 3339, UTC' } as const;
const digest = {
  type: 'object',
  properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  required: ['sha256'],
  additionalProperties: false,
} as const;

function closed(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** What later versions of the service add stands beside what this one says. */
function open(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const place = open({ repo: text, pr_number: text, commit: text });
const reason = open({
  rule_id: text,
  outcome: { enum: OUTCOMES },
  message: text,
  evidence: { type: 'array', items: place, description: 'Where the reason points; at most 25 places' },
  evidence_total: count,
});
const decision = {
  ...open({
    decision_id: { type: 'string', pattern: '^pd_[0-9a-f]{32}$' },
    analysis_id: { type: 'string', pattern: '^an_[0-9a-f]{32}$' },
    outcome: { enum: OUTCOMES },
    rationale: { type: 'string', description: 'The message of the first of the strictest reasons' },
    reasons: { type: 'array', items: reason, description: 'Every rule that fired, the strictest first' },
    risk_summary: { type: 'object', description: 'Figures about the risk, as the API answers them' },
    policy: open({ name: text, version: text, digest: text }),
    degraded: { type: 'array', items: text, description: 'What could not be had when it was decided' },
    decided_at: moment,
  }),
  description: 'The whole decision, as GET /v1/analysis/{id}/decision answers it',
};

const share = closed({
  agent: { type: 'string', description: 'The id of the agent, `human` or `unknown`' },
  contributor: { enum: CONTRIBUTORS },
  lines: count,
  confidence: { type: 'number', minimum: 0, maximum: 1, description: 'Mean over its lines' },
  attestations: { type: 'object', additionalProperties: count, description: 'Its lines by the state of their own signature' },
});

/** The JSON Schema of the predicate, 2020-12. */
export const DECISION_PREDICATE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: DECISION_PREDICATE_TYPE,
  title: 'Predicate of a decision',
  description: 'What an in-toto statement with this predicate type says of a pull request: docs/attestation.md.',
  ...closed({
    analysis: closed(
      { analysis_id: text, repo: text, pr_number: text, base_sha: text, head_sha: text, branch: text, created_at: moment },
      ['branch'],
    ),
    decision,
    policies: {
      type: 'array',
      minItems: 1,
      items: closed({ name: text, version: text, digest }),
      description: 'The built-in policy under the settings of the service, then the policies of the repository',
    },
    engines: { type: 'array', items: closed({ name: text, version: text, digest }, ['digest']), description: 'What looked; digest: of its rules' },
    attribution: closed({ lines: count, unknown_lines: count, agents: { type: 'array', items: share } }),
    evidence: closed({ media_type: text, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' }, bytes: count }),
  }),
} as const;
