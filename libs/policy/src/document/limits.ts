/**
 * How large a policy may be. Whoever uploads one is trusted to judge, not to hold up everybody's decisions: what goes
 * beyond is refused when it is uploaded, and nothing is left to a clock.
 */
export const LIMITS = {
  /** Bytes of the document as it was written: five hundred rules of some lines. It is parsed in one turn of the event loop. */
  documentBytes: 131_072,
  rules: 500,
  exemptions: 500,
  /** Members of a list in a scope. */
  scopeEntries: 100,
  /** Characters of a pattern. */
  patternLength: 256,
  /** Characters of a condition. */
  conditionLength: 2_000,
  /** Nodes of a condition's syntax tree. */
  conditionNodes: 200,
  /** Levels of a condition's syntax tree. */
  conditionDepth: 32,
  /** Members of a list that a condition writes out. */
  conditionListElements: 100,
  /** YAML aliases: a document that refers to itself grows without them counting. */
  yamlAliases: 50,
  /** Keys and values of a document. */
  yamlNodes: 20_000,
  /** Faults that are told at once. */
  faults: 100,
} as const;

/**
 * Nodes that all conditions of all policies together may visit in one decision; about a second, in turns. A rule that would
 * go beyond is not evaluated and counts as one that could not tell.
 */
export const EVALUATION_BUDGET = 20_000_000;
