import type { Confidence, DetectorCapability, Severity } from '@provenance/domain';

/** A Semgrep rule as it is written; only what this system reads is named. */
export interface SemgrepRule {
  id: string;
  languages: string[];
  severity: string;
  message: string;
  metadata?: Record<string, unknown>;
  /** Globs on the path in the repository. */
  paths?: unknown;
  [key: string]: unknown;
}

/** What a finding takes from its rule. */
export interface RuleFacts {
  rule_version: string;
  category: string;
  severity: Severity;
  confidence: Confidence;
  cwe: string[];
}

const SEVERITIES: Record<string, Severity> = {
  CRITICAL: 'critical',
  ERROR: 'high',
  HIGH: 'high',
  WARNING: 'medium',
  MEDIUM: 'medium',
};

const CONFIDENCES = new Set<string>(['high', 'medium', 'low']);

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}

/** `CWE-89` out of `CWE-89` and of `CWE-89: Improper Neutralization ...`; one or a list. */
function cweIds(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => /^CWE-\d+/u.exec(text(entry, ''))?.[0] ?? []);
}

/** Severity and metadata in this system's words; packs of other authors lack some, and get the cautious middle. */
export function ruleFacts(severity: string, metadata: Record<string, unknown> = {}): RuleFacts {
  const confidence = text(metadata['confidence'], '').toLowerCase();
  return {
    rule_version: text(metadata['version'], '1'),
    category: text(metadata['category'], 'security'),
    severity: SEVERITIES[severity.toUpperCase()] ?? 'low',
    confidence: CONFIDENCES.has(confidence) ? (confidence as Confidence) : 'medium',
    cwe: cweIds(metadata['cwe']),
  };
}

/** What a rule says of itself to people. */
export function ruleHelp({ severity, message, metadata = {} }: SemgrepRule): Pick<DetectorCapability, 'category' | 'description' | 'severity' | 'confidence' | 'cwe' | 'owasp' | 'why' | 'fix'> {
  const { category, severity: known, confidence, cwe } = ruleFacts(severity, metadata);
  const owasp = [metadata['owasp'] ?? []].flat().map((one) => text(one, '')).filter((one) => one !== '');
  const [why, fix] = [text(metadata['why'], ''), text(metadata['fix'], '')];
  return {
    category,
    description: text(metadata['title'], message),
    severity: known,
    confidence,
    cwe,
    ...(owasp.length > 0 && { owasp }),
    ...(why !== '' && { why }),
    ...(fix !== '' && { fix }),
  };
}

/** A rule out of parsed YAML or JSON. @throws Error naming the origin when it is not one. */
export function toRule(value: unknown, origin: string): SemgrepRule {
  if (typeof value !== 'object' || value === null) throw new Error(`${origin}: not a rule`);
  const rule = value as Partial<SemgrepRule>;
  if (typeof rule.id !== 'string' || rule.id === '') throw new Error(`${origin}: a rule without id`);
  const languages: unknown = rule.languages;
  const listed = Array.isArray(languages) && languages.length > 0;
  if (!listed || !languages.every((language) => typeof language === 'string')) {
    throw new Error(`${origin}: rule ${rule.id} needs a list of languages`);
  }
  if (typeof rule.severity !== 'string' || typeof rule.message !== 'string') {
    throw new Error(`${origin}: rule ${rule.id} needs a severity and a message`);
  }
  return rule as SemgrepRule;
}
