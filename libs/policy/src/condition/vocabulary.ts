import type { Subject } from '../document/policy-document.ts';

/** Types of facts, as CEL names them; classes of facts have the name of their group. */
export type FactType = 'string' | 'int' | 'double' | 'bool' | 'list<string>';

export interface FactGroup {
  /** The class of the facts. */
  type: string;
  /** Which rules know it. */
  subjects: readonly Subject[];
  says: string;
  facts: Readonly<Record<string, readonly [type: FactType, says: string]>>;
}

const EVERY: readonly Subject[] = ['finding', 'lines', 'file', 'change'];

const WRITTEN = {
  count: ['int', 'Changed lines, deleted ones too.'],
  share_ai: ['double', 'How much of them agents wrote, 0 to 1; 0 where there are none.'],
  share_human: ['double', 'How much of them people wrote.'],
  share_unknown: ['double', 'How much of them is of unknown authorship.'],
} as const satisfies FactGroup['facts'];

/**
 * Everything that a condition can name. Environment, documentation and checks are made from it.
 * Facts that could not be had are no facts: what cannot be told without them is reported as such.
 */
export const VOCABULARY = {
  finding: {
    type: 'Finding',
    subjects: ['finding'],
    says: 'The finding that is looked at.',
    facts: {
      rule: ['string', 'The rule of the detector: `python-sql-injection`.'],
      category: ['string', 'Its category: `sqli`, `secret`, ...'],
      severity: ['string', '`critical`, `high`, `medium` or `low`.'],
      confidence: ['string', 'How sure the detector is: `high`, `medium` or `low`.'],
      path: ['string', 'The file.'],
      language: ['string', 'Its language, `unknown` where nothing tells.'],
      start_line: ['int', 'First line.'],
      end_line: ['int', 'Last line.'],
      message: ['string', 'What the detector says, up to 1,000 characters.'],
      cwe: ['list<string>', 'Weaknesses: `["CWE-89"]`.'],
      engine: ['string', 'What found it: `semgrep`, `secrets`, ...'],
      relation: ['string', 'How it meets the change: `on_changed_line`, `trace_on_changed_line` or `adjacent_to_deletion`.'],
      contributor: ['string', 'Who wrote the line: `ai`, `human`, `mixed`, `automation` or `unknown`.'],
      agent: ['string', 'The agent, `human` or `unknown`.'],
      attribution: ['double', 'How sure it is who wrote the line, 0 to 1.'],
      silenced: ['bool', 'A comment in the code asks the detector to be silent. It is not, but a policy may ask why.'],
    },
  },
  lines: {
    type: 'Lines',
    subjects: ['lines'],
    says: 'The changed lines of one author in one file.',
    facts: {
      path: ['string', 'The file.'],
      language: ['string', 'Its language, `unknown` where nothing tells.'],
      contributor: ['string', '`ai`, `human`, `mixed`, `automation` or `unknown`.'],
      agent: ['string', 'The agent, `human` or `unknown`.'],
      attestation: ['string', 'Whether signatures hold: `verified`, `invalid`, `unsigned`, `unknown_key` or `none`.'],
      count: ['int', 'Lines, deleted ones too.'],
      deleted: ['int', 'Deleted lines.'],
      confidence: ['double', 'How sure it is who wrote them, 0 to 1: the least of them.'],
      complexity: ['int', 'Structural complexity: the sum over the lines where it is known.'],
    },
  },
  file: {
    type: 'File',
    subjects: ['finding', 'lines', 'file'],
    says: 'The changed file: that of the finding or of the lines.',
    facts: {
      path: ['string', 'The file.'],
      language: ['string', 'Its language, `unknown` where nothing tells.'],
      ...WRITTEN,
      findings: ['int', 'Open findings in it.'],
      coverage: ['string', 'How far detectors looked at it: `covered`, `partial`, `uncovered` or `skipped`.'],
    },
  },
  change: {
    type: 'Change',
    subjects: EVERY,
    says: 'The whole change.',
    facts: {
      repo: ['string', '`org/name`.'],
      pr: ['string', 'Number of the pull request.'],
      branch: ['string', 'Its branch, empty where nothing tells.'],
      ...WRITTEN,
      files: ['int', 'Changed files.'],
      findings: ['int', 'Open findings.'],
      critical: ['int', 'Open critical findings.'],
      high: ['int', 'Open findings of high severity.'],
      risk_score: ['int', '0 to 100.'],
      agents: ['list<string>', 'The agents of its lines, in the order of their names.'],
      degraded: ['bool', 'Something could not be had when it was looked at.'],
    },
  },
  coverage: {
    type: 'Coverage',
    subjects: EVERY,
    says: 'How far the detectors looked at the change.',
    facts: {
      files: ['int', 'Files that they were to look at.'],
      covered: ['int', 'Looked at in full.'],
      partial: ['int', 'Looked at in part.'],
      uncovered: ['int', 'Not looked at.'],
      skipped: ['int', 'Left out for a reason that leaves no doubt.'],
      percent: ['double', 'Of the files that were not skipped, how many were looked at in full, 0 to 100.'],
    },
  },
  review: {
    type: 'Review',
    subjects: EVERY,
    says: 'The review on GitHub. All but `known` cannot be told where GitHub did not say it.',
    facts: {
      known: ['bool', 'Whether anything is known of it.'],
      bot_block_overrides: ['int', 'Change requests of bots that the merge went over.'],
      bot_block_resolved: ['int', 'Change requests of bots that were resolved.'],
      force_push_after_approval: ['int', 'Force-pushes after approval.'],
    },
  },
} as const satisfies Record<string, FactGroup>;

export type GroupName = keyof typeof VOCABULARY;

/** Lists of whole groups. Rules for the change alone know them: a list for each finding would be looked at for ever. */
export const LISTS = {
  findings: { of: 'finding', says: 'All open findings.' },
  authored: { of: 'lines', says: 'The changed lines by file and author.' },
  files: { of: 'file', says: 'All changed files.' },
} as const satisfies Record<string, { of: GroupName; says: string }>;

/** What conditions may call, beside operators, `in`, `[...]` and `a ? b : c`. */
export const FUNCTIONS = {
  size: ['size(list)', 'How many members a list has, or how many characters a text.'],
  contains: ['text.contains("x")', 'Whether a text has a part.'],
  startsWith: ['text.startsWith("x")', 'Whether a text begins with it.'],
  endsWith: ['text.endsWith("x")', 'Whether a text ends with it.'],
  glob: ['path.glob("src/**/*.ts")', 'Whether a pattern stands for a text; the pattern is written out.'],
  exists: ['list.exists(x, condition)', 'Whether one member at least meets it.'],
  all: ['list.all(x, condition)', 'Whether all members meet it.'],
  exists_one: ['list.exists_one(x, condition)', 'Whether exactly one member meets it.'],
  filter: ['list.filter(x, condition)', 'The members that meet it.'],
} as const satisfies Record<string, readonly [example: string, says: string]>;
