import { Ajv2020 } from 'ajv/dist/2020.js';
import { CONTRIBUTORS, OUTCOMES, SEVERITIES, type AttestationState, type ChangeType, type Contributor, type CoverageStatus, type Outcome, type Severity } from '@provenance/domain';

/** Lines of a file by one author, as a case tells them. */
export interface CaseLines {
  file: string;
  /** `7`, `1-20` or `1-3,7`. */
  lines: string | number;
  by: Contributor;
  agent?: string;
  confidence?: number;
  attestation?: AttestationState;
  change?: ChangeType;
}

export interface CaseFinding {
  file: string;
  line: number;
  severity: Severity;
  rule?: string;
  category?: string;
  confidence?: 'high' | 'medium' | 'low';
  message?: string;
  cwe?: string[];
  engine?: string;
  silenced?: boolean;
  suppressed?: boolean;
}

/** A change, as short as it can be told. */
export interface CaseChange {
  repo?: string;
  pr?: string | number;
  branch?: string;
  lines?: CaseLines[];
  findings?: CaseFinding[];
  /** Files that were not looked at in full, or left out. */
  files?: { file: string; status: CoverageStatus; reason?: string }[];
  review?: { bot_block_overrides?: number; bot_block_resolved?: number; force_push_after_approval?: number };
  degraded?: string[];
  /** The moment of the decision. */
  at?: string;
}

export interface PolicyCase {
  name: string;
  given: CaseChange;
  expect: {
    outcome: Outcome;
    /** Exactly these reasons; own rules without the name of the policy. Absent: whichever. */
    rules?: string[];
    /** Exactly these of them could not tell. */
    could_not_tell?: string[];
  };
}

/** A file of cases: the policy in it or beside it, and what is expected of it. */
export interface CaseFile {
  title?: string;
  policy: string | Record<string, unknown>;
  cases: PolicyCase[];
}

const text = { type: 'string', minLength: 1, maxLength: 2_000 };
const texts = { type: 'array', items: text };
const count = { type: 'integer', minimum: 0 };
const closed = (properties: Record<string, object>, ...required: string[]) => ({ type: 'object', additionalProperties: false, properties, required });

const LINES = closed(
  {
    file: text,
    lines: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string', pattern: '^\\d{1,7}(-\\d{1,7})?(,\\d{1,7}(-\\d{1,7})?)*$' }] },
    by: { enum: CONTRIBUTORS },
    agent: text,
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    attestation: { enum: ['verified', 'invalid', 'unsigned', 'unknown_key', 'none'] },
    change: { enum: ['added', 'modified', 'deleted'] },
  },
  'file', 'lines', 'by',
);
const FINDING = closed(
  {
    file: text,
    line: { type: 'integer', minimum: 1 },
    severity: { enum: SEVERITIES },
    rule: text,
    category: text,
    confidence: { enum: ['high', 'medium', 'low'] },
    message: text,
    cwe: texts,
    engine: text,
    silenced: { type: 'boolean' },
    suppressed: { type: 'boolean' },
  },
  'file', 'line', 'severity',
);
const CHANGE = closed({
  repo: text,
  pr: { type: ['string', 'integer'] },
  branch: text,
  lines: { type: 'array', items: LINES },
  findings: { type: 'array', items: FINDING },
  files: { type: 'array', items: closed({ file: text, status: { enum: ['covered', 'partial', 'uncovered', 'skipped'] }, reason: text }, 'file', 'status') },
  review: closed({ bot_block_overrides: count, bot_block_resolved: count, force_push_after_approval: count }),
  degraded: texts,
  at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' },
});
const CASE = closed({ name: text, given: CHANGE, expect: closed({ outcome: { enum: OUTCOMES }, rules: texts, could_not_tell: texts }, 'outcome') }, 'name', 'given', 'expect');
const FILE = closed({ title: text, policy: { type: ['string', 'object'] }, cases: { type: 'array', minItems: 1, maxItems: 1_000, items: CASE } }, 'policy', 'cases');

const ajv = new Ajv2020({ allErrors: true, strictRequired: false, allowUnionTypes: true });
const validFile = ajv.compile<CaseFile>(FILE);
const validChange = ajv.compile<CaseChange>(CHANGE);

/** @throws Error with everything that keeps the value from being a file of cases */
export function asCaseFile(value: unknown): CaseFile {
  if (validFile(value)) return value;
  throw new Error(ajv.errorsText(validFile.errors, { separator: '\n', dataVar: '' }));
}

/** @throws Error with everything that keeps the value from being a change */
export function asCaseChange(value: unknown): CaseChange {
  if (validChange(value)) return value;
  throw new Error(ajv.errorsText(validChange.errors, { separator: '\n', dataVar: '' }));
}
