import type { Severity } from '@provenance/api-client';
import { worstFirst, type Report, type ReportedFinding } from '../report.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = { critical: 'error', high: 'error', medium: 'warning', low: 'note' };

/** GitHub sorts code scanning alerts by this number, CVSS-like. */
const SECURITY_SEVERITY: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

/** The findings as SARIF 2.1.0, for code scanning. @param version of the program that writes it */
export function sarif({ findings }: Pick<Report, 'findings'>, version: string): object {
  const sorted = worstFirst(findings);
  const rules = [...new Map(sorted.map((finding) => [finding.rule_key, finding])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'provenance', version, rules: rules.map(rule) } },
        results: sorted.map((finding) => result(finding, rules.findIndex(({ rule_key }) => rule_key === finding.rule_key))),
      },
    ],
  };
}

function rule({ rule_key, message, severity, cwe, category }: ReportedFinding): object {
  return {
    id: rule_key,
    shortDescription: { text: message },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['security', category, ...cwe], 'security-severity': SECURITY_SEVERITY[severity] },
  };
}

function result({ rule_key, message, severity, file_path, start_line, end_line, fingerprint, agent_id }: ReportedFinding, ruleIndex: number): object {
  return {
    ruleId: rule_key,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file_path) }, region: { startLine: start_line, endLine: end_line } } }],
    partialFingerprints: { 'provenance/v1': fingerprint },
    ...(agent_id !== undefined && { properties: { agent_id } }),
  };
}

/** A path as a relative URI: a name with a colon or a percent sign must not become a scheme or an escape. */
function uriOf(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}
