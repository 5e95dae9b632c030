import { CONTRIBUTORS, OUTCOMES, SEVERITIES } from '@provenance/domain';
import { LIMITS } from './limits.ts';
import { ON_ERROR, SUBJECTS } from './policy-document.ts';

const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description });
const patterns = (description: string) => ({
  type: 'array',
  minItems: 1,
  maxItems: LIMITS.scopeEntries,
  items: { type: 'string', minLength: 1, maxLength: LIMITS.patternLength },
  description: `${description} \`*\` stands for anything but a slash, \`**\` for anything, \`?\` for one character.`,
});
const names = (description: string) => ({ type: 'array', minItems: 1, maxItems: LIMITS.scopeEntries, items: { type: 'string', minLength: 1, maxLength: 128 }, description });
const oneOf = (values: readonly string[], description: string) => ({ type: 'array', minItems: 1, uniqueItems: true, items: { enum: values }, description });
const share = (description: string) => ({ type: 'number', minimum: 0, maximum: 1, description });
const thresholds = (description: string) => ({
  type: 'object',
  maxProperties: LIMITS.scopeEntries,
  additionalProperties: { type: 'integer', minimum: 1 },
  description,
});

/** The names of policies and rules, as they stand in addresses and in reasons. */
export const NAME_PATTERN = '^[a-z0-9][a-z0-9._-]{0,63}$';
const EXEMPTED_PATTERN = '^(builtin/)?[a-z0-9][a-z0-9._-]{0,63}$';
const EXPIRY_PATTERN = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?Z)?$';

const SCOPE = {
  type: 'object',
  additionalProperties: false,
  description: 'Where it holds. What is absent holds everywhere; of a list one member is enough.',
  properties: {
    repos: patterns('Repositories, `org/name`.'),
    paths: patterns('Paths of files.'),
    agents: patterns('Agents; `human` and `unknown` are names too.'),
    contributors: oneOf(CONTRIBUTORS, 'Who wrote the line.'),
    categories: names('Categories of findings.'),
    severities: oneOf(SEVERITIES, 'Severities of findings.'),
    line_share: {
      type: 'object',
      additionalProperties: false,
      required: ['contributor'],
      minProperties: 2,
      description: 'How much of the changed lines of the file (of the change, in a rule for the change) a contributor wrote.',
      properties: { contributor: { enum: CONTRIBUTORS }, at_least: share('0 to 1'), at_most: share('0 to 1') },
    },
  },
};

const RULE = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'for', 'outcome', 'message'],
  properties: {
    id: { type: 'string', pattern: NAME_PATTERN, description: 'Unique in the document; reasons name it after the policy: `policy/rule`.' },
    for: { enum: SUBJECTS, description: 'What it looks at, one by one: each finding, the lines of each author in each file, each changed file, or the change.' },
    scope: SCOPE,
    when: text(LIMITS.conditionLength, 'A condition in CEL over the facts of docs/policy.md. Absent: everything in scope.'),
    at_least: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1, description: 'It fires from so many on.' },
    outcome: { enum: OUTCOMES, description: '`allow` is a remark: it loosens no other rule.' },
    message: text(500, 'What the reader of the decision is told.'),
  },
};

const EXEMPTION = {
  type: 'object',
  additionalProperties: false,
  required: ['rule', 'owner', 'reason', 'expires'],
  properties: {
    rule: { type: 'string', pattern: EXEMPTED_PATTERN, description: 'A rule of this document, or `builtin/` and the name of a built-in rule.' },
    scope: SCOPE,
    owner: text(200, 'Who answers for it.'),
    reason: text(1_000, 'Why it is right.'),
    expires: { type: 'string', pattern: EXPIRY_PATTERN, description: 'A day, which it holds through, or a moment: 2026-12-31 or 2026-12-31T18:00Z.' },
  },
};

const BUILTIN = {
  type: 'object',
  additionalProperties: false,
  description: 'The built-in rules for the repositories of this policy. What is absent stays as the service is set.',
  properties: {
    enabled: { type: 'boolean', default: true },
    block_on_unknown: { type: 'boolean', description: 'Block when a changed line is of unknown authorship.' },
    high_severity_threshold: { type: 'integer', minimum: 1, description: 'So many findings of high severity warn.' },
    warn_thresholds: thresholds('By category: so many findings warn.'),
    block_thresholds: thresholds('By category: so many findings block.'),
    warn_on_partial: { type: 'boolean', description: 'Warn when a changed file could not be looked at in full.' },
  },
};

/** The JSON Schema of a policy document: what editors complete and the service checks first. */
export const POLICY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Policy',
  description: 'Rules over who wrote a change and what was found in it.',
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    format: { const: 1, description: 'Version of this format.' },
    name: { type: 'string', pattern: NAME_PATTERN },
    description: { type: 'string', maxLength: 2_000 },
    repos: patterns('The repositories that it applies to, `org/name`; absent: all.'),
    on_error: { enum: ON_ERROR, default: 'warn', description: 'The outcome where a condition could not be evaluated.' },
    builtin: BUILTIN,
    rules: { type: 'array', maxItems: LIMITS.rules, items: RULE },
    exemptions: { type: 'array', maxItems: LIMITS.exemptions, items: EXEMPTION },
  },
} as const;
