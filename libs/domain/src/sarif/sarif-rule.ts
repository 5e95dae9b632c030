import type { DetectorCapability } from '../finding/detector-capability.ts';
import type { Severity } from '../finding/finding.ts';
import type { SarifFinding } from './sarif.ts';

export const SARIF_LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };
/** GitHub sorts alerts by this number, CVSS-like. */
const SECURITY_SEVERITY: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };
/** GitHub shows so many. */
const MOST_TAGS = 10;

/** What a document says of a rule: what the rule says of itself, and what a finding of it shows where it does not. */
export function sarifRule(finding: SarifFinding, known?: DetectorCapability): object {
  const { rule_key, message, category } = finding;
  const title = known?.description ?? message;
  const { severity = finding.severity, confidence = finding.confidence ?? 'medium', cwe = finding.cwe, owasp = [] } = known ?? {};
  const weaknesses = cwe.map((one) => `external/cwe/${one.toLowerCase()}`);
  const uri = helpUri(cwe);
  return {
    id: rule_key,
    name: rule_key,
    shortDescription: { text: title },
    fullDescription: { text: known?.why ?? title },
    help: help(title, category, known),
    ...(uri !== undefined && { helpUri: uri }),
    defaultConfiguration: { level: SARIF_LEVEL[severity] },
    properties: {
      tags: [...new Set(['security', category, ...weaknesses, ...owasp.map((one) => `owasp/${one.toLowerCase()}`)])].slice(0, MOST_TAGS),
      precision: confidence,
      'security-severity': SECURITY_SEVERITY[severity],
    },
  };
}

function help(title: string, category: string, { why, fix }: Pick<DetectorCapability, 'why' | 'fix'> = {}): object {
  const parts = [title, ...(why === undefined ? [] : [why]), ...(fix === undefined ? [] : [`Instead: ${fix}`]), `Category: ${category}.`];
  return { text: parts.join('\n\n'), markdown: parts.map(plainMarkdown).join('\n\n') };
}

/** The page of the weakness; rules have none of their own that would be the same wherever the service runs. */
function helpUri([first]: readonly string[]): string | undefined {
  const number = /^CWE-(\d+)$/.exec(first ?? '')?.[1];
  return number === undefined ? undefined : `https://cwe.mitre.org/data/definitions/${number}.html`;
}

/** A message may hold text of the pull request, and rules of others may hold anything. */
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!]/gu, '\\$&');
}
