import type { Contributor, Outcome, Severity } from '@provenance/domain';

/** What a rule looks at, one by one: every one of them that it fires on is counted and shown. */
export const SUBJECTS = ['finding', 'lines', 'file', 'change'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What the outcome may be where a condition could not be evaluated. Nothing that a reader may overlook. */
export const ON_ERROR = ['warn', 'block'] as const;
export type OnError = (typeof ON_ERROR)[number];

/** Where a rule or an exemption holds. What is absent holds everywhere; of a list one member is enough. */
export interface ScopeDocument {
  /** Patterns of `org/name`. */
  repos?: string[];
  /** Patterns of paths. */
  paths?: string[];
  /** Patterns of agents; `human` and `unknown` are names too. */
  agents?: string[];
  contributors?: Contributor[];
  categories?: string[];
  severities?: Severity[];
  /** How much of the file (of the change, for a rule about it) these contributors wrote, 0 to 1. */
  line_share?: { contributor: Contributor; at_least?: number; at_most?: number };
}

export interface RuleDocument {
  id: string;
  for: Subject;
  scope?: ScopeDocument;
  /** CEL; absent: everything in scope. */
  when?: string;
  /** Fires from so many subjects on. */
  at_least?: number;
  outcome: Outcome;
  message: string;
}

export interface ExemptionDocument {
  /** A rule of this document, or `builtin/` and a rule of the built-in ones. */
  rule: string;
  scope?: ScopeDocument;
  owner: string;
  reason: string;
  /** A day, which it holds through, or a moment; UTC. */
  expires: string;
}

/** The settings of the built-in rules for the repositories of this policy; what is absent stays as the service has it. */
export interface BuiltinDocument {
  enabled?: boolean;
  block_on_unknown?: boolean;
  high_severity_threshold?: number;
  warn_thresholds?: Record<string, number>;
  block_thresholds?: Record<string, number>;
  warn_on_partial?: boolean;
}

export interface PolicyDocument {
  format?: 1;
  name: string;
  description?: string;
  /** Patterns of the repositories that it applies to; absent: all. */
  repos?: string[];
  on_error?: OnError;
  builtin?: BuiltinDocument;
  rules?: RuleDocument[];
  exemptions?: ExemptionDocument[];
}
