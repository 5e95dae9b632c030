import type { RiskSummary } from '../decision/decision.ts';
import type { AppliedSuppression } from '../finding-life/suppression.ts';
import type { DetectorCapability } from '../finding/detector-capability.ts';
import { SEVERITIES, type Confidence, type RawFinding } from '../finding/finding.ts';
import { sarifRule, SARIF_LEVEL } from './sarif-rule.ts';

/** What of a finding goes into a document: the service's answer and a finding of the domain both have it. */
export interface SarifFinding
  extends Pick<RawFinding, 'rule_key' | 'category' | 'severity' | 'message' | 'cwe' | 'start_line' | 'start_column' | 'end_line' | 'end_column'> {
  file_path: string;
  fingerprint: string;
  status: string;
  confidence?: Confidence;
  trace?: readonly { role: string; start_line: number; end_line: number }[];
  suppression?: AppliedSuppression;
  suppression_attempt?: boolean;
  agent_id?: string;
  contributor?: string;
  attribution_confidence?: number;
}

/** What a document is about, and by whom. */
export interface SarifContext {
  /** Version of the program that writes it. */
  version: string;
  /** `org/name`, the commit and the pull request, where they are known. */
  repo?: string;
  pr_number?: string;
  head_sha?: string;
  /** Where a person reads code, without a trailing slash. */
  repository_url?: string;
  /** What is known of the rules; of one that is not there the findings have to tell. */
  rules?: readonly DetectorCapability[];
  /** How far the changed files were looked at: a document without results must not read as a clean change. */
  coverage?: Coverage;
}

type Coverage = Pick<RiskSummary['detection_coverage'], 'files_uncovered' | 'files_partial' | 'uncovered'>;

const IN_FULL: Coverage = { files_uncovered: 0, files_partial: 0, uncovered: [] };

/**
 * GitHub's limits: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 * A run has no more rules than results, so the limit of 25,000 rules is never met.
 */
export const SARIF_LIMITS = { runs: 20, shownResultsPerRun: 5_000, steps: 1_000, gzippedBytes: 10_000_000 } as const;

/**
 * Findings as SARIF 2.1.0. Of each run GitHub keeps the first 5,000 results only, so more are split into runs with
 * categories of their own; beyond 20 runs the mildest are left out. The document itself says both.
 * @param most results that there is room for
 */
export function sarifDocument(findings: readonly SarifFinding[], context: SarifContext, most = Infinity): object {
  const sorted = [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const { shownResultsPerRun: size, runs } = SARIF_LIMITS;
  const kept = sorted.slice(0, Math.min(most, size * runs));
  const parts = Array.from({ length: Math.max(1, Math.ceil(kept.length / size)) }, (_, index) => kept.slice(index * size, (index + 1) * size));
  const leftOut = sorted.length - kept.length;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: parts.map((part, index) => run(part, context, { number: index + 1, of: parts.length, total: sorted.length, leftOut })),
  };
}

interface Part {
  number: number;
  of: number;
  total: number;
  leftOut: number;
}

function run(findings: readonly SarifFinding[], context: SarifContext, part: Part): object {
  const { version, repo, pr_number, head_sha, repository_url, coverage = IN_FULL } = context;
  const known = new Map(context.rules?.map((rule) => [rule.rule_key, rule]));
  const shown = [...new Map(findings.map((finding) => [finding.rule_key, finding])).values()];
  const rules = shown.map((finding) => sarifRule(finding, known.get(finding.rule_key)));
  const indexes = new Map(shown.map(({ rule_key }, index) => [rule_key, index]));
  const id = ['provenance', ...(pr_number === undefined ? [] : [`pull-${pr_number}`]), ...(part.of === 1 ? [] : [`part-${part.number}`])];
  const notices = [...coverageNotices(coverage), ...noticesOf(part)];
  return {
    tool: { driver: { name: 'provenance', version, semanticVersion: version, rules } },
    automationDetails: { id: `${id.join('/')}/` },
    ...(repo !== undefined && head_sha !== undefined && repository_url !== undefined && {
      versionControlProvenance: [{ repositoryUri: `${repository_url}/${repo}`, revisionId: head_sha }],
    }),
    invocations: [{ executionSuccessful: doubtful(coverage) === 0, ...(notices.length > 0 && { toolExecutionNotifications: notices }) }],
    // As every detector counts columns; the engine's own, in bytes, are converted where they are read.
    columnKind: 'utf16CodeUnits',
    results: findings.map((finding) => result(finding, indexes.get(finding.rule_key) ?? 0)),
  };
}

/** Files that nothing, or not everything, looked at. */
function doubtful({ files_uncovered, files_partial }: Coverage): number {
  return files_uncovered + files_partial;
}

/** Each file that was not looked at in full with its reason, and how many more there are than are named. */
function coverageNotices(coverage: Coverage): object[] {
  const named = coverage.uncovered.map(({ path, reason }) => ({
    level: 'error',
    message: { text: `It could not be looked at in full: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }],
  }));
  const more = doubtful(coverage) - named.length;
  return more > 0 ? [...named, { level: 'error', message: { text: `${more} more files could not be looked at in full.` } }] : named;
}

function noticesOf({ number, of, total, leftOut }: Part): object[] {
  const split = of === 1 ? [] : [`Part ${number} of ${of}: ${total} results are more than one run shows.`];
  const cut = leftOut === 0 ? [] : [`${leftOut} results, the mildest, are left out: a document has room for ${total - leftOut}.`];
  return [...split, ...cut].map((text) => ({ level: 'warning', message: { text } }));
}

function result(finding: SarifFinding, ruleIndex: number): object {
  const { rule_key, message, severity, fingerprint, trace = [], agent_id, contributor, attribution_confidence, status, category } = finding;
  const suppressions = suppressionsOf(finding);
  return {
    ruleId: rule_key,
    ruleIndex,
    level: SARIF_LEVEL[severity],
    message: { text: message },
    locations: [location(finding, finding)],
    partialFingerprints: { 'provenance/v1': fingerprint },
    ...(trace.length > 0 && { codeFlows: [{ threadFlows: [{ locations: trace.slice(0, SARIF_LIMITS.steps).map((step) => flowStep(finding, step)) }] }] }),
    ...(suppressions.length > 0 && { suppressions }),
    properties: {
      ...{ category, status },
      ...(agent_id !== undefined && { agent_id }),
      ...(contributor !== undefined && { contributor }),
      ...(attribution_confidence !== undefined && { attribution_confidence }),
    },
  };
}

function flowStep(finding: SarifFinding, step: { role: string; start_line: number; end_line: number }): object {
  const { start_line, end_line } = step;
  return { location: { ...location(finding, { start_line, end_line }), message: { text: step.role } }, kinds: [step.role] };
}

function location({ file_path }: SarifFinding, place: { start_line: number; end_line: number; start_column?: number; end_column?: number }): object {
  const { start_line: startLine, end_line: endLine, start_column: startColumn, end_column: endColumn } = place;
  const columns = startColumn !== undefined && endColumn !== undefined && startColumn > 0 && endColumn > 0 ? { startColumn, endColumn } : {};
  return { physicalLocation: { artifactLocation: artifactOf(file_path), region: { startLine, endLine, ...columns } } };
}

/** A comment that nobody honours is a rejected suppression: the result is not suppressed by it. */
function suppressionsOf({ suppression, suppression_attempt }: SarifFinding): object[] {
  const external = suppression === undefined ? [] : [{ kind: suppression.kind === 'external' ? 'external' : 'inSource', status: 'accepted', justification: suppression.reason }];
  const attempt = suppression_attempt === true && suppression === undefined
    ? [{ kind: 'inSource', status: 'rejected', justification: 'A comment in the source asks for it; the policy does not honour such comments.' }]
    : [];
  return [...external, ...attempt];
}

function artifactOf(path: string): object {
  return { uri: uriOf(path), uriBaseId: '%SRCROOT%' };
}

/** A path as a relative URI: a name with a colon or a percent sign must not become a scheme or an escape. */
function uriOf(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}
