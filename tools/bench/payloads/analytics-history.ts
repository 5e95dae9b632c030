import { createHash } from 'node:crypto';
import {
  codeFacts,
  codeUnit,
  DEFAULT_POLICY,
  decide,
  durationBin,
  unattributed,
  waitingStages,
  type AnalysisRecord,
  type AttributedLine,
  type DetectionResult,
  type Finding,
  type ReviewFact,
} from '@provenance/domain';
import type { AnalysisStore, AnalyticsStore, ReviewFactStore } from '@provenance/store';
import { between, hex, pick, type Random } from './random.ts';

export const AGENTS = Array.from({ length: 30 }, (_, at) => `agent-${String(at).padStart(2, '0')}`);
export const REPOS = Array.from({ length: 200 }, (_, at) => `org-${at % 10}/service-${String(at).padStart(3, '0')}`);
const PEOPLE = Array.from({ length: 60 }, (_, at) => `person-${at}`);
const CATEGORIES = ['sqli', 'xss', 'ssrf', 'secret', 'weak-hash', 'path-traversal'];
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
const DAYS = 90;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LINES = 40;
const FILES_OF_A_REPO = 20;
/** A prime, so that it leads through all pairs of an agent and a repository, and a few of them are of all agents. */
const STRIDE = 7_919;

export interface Stores {
  analyses: AnalysisStore;
  analytics: AnalyticsStore;
  reviews: ReviewFactStore;
}

/**
 * One analysis of the last 90 days, as its stages would leave it: contents gone, decided, completed, counted.
 * @param turn its place in the history: by turns come every agent and every repository together
 */
export async function makeAnalysis(random: Random, stores: Stores, turn: number, now: number, at = now - random() * DAYS * DAY_MS): Promise<string> {
  const pair = (turn * STRIDE) % (AGENTS.length * REPOS.length);
  const [agent, repo] = [AGENTS[pair % AGENTS.length]!, REPOS[Math.floor(pair / AGENTS.length)]!];
  const record = recordOf(random, repo, at);
  const { analysis_id, pr_number } = record;
  const lines = linesOf(random, repo, agent);
  const detection = detectionOf(random, record, lines);
  const moment = new Date(at).toISOString();
  await stores.analyses.accept({ record, body: Buffer.from('{}') });
  await stores.analyses.saveLines(analysis_id, lines);
  await stores.analyses.saveDetection(analysis_id, detection);
  const decision = decide({ analysis: record, lines, detection, degraded: [], policy: DEFAULT_POLICY, repository_url: 'https://github.com', decided_at: moment });
  await stores.reviews.save(reviewOf(random, record, lines, at));
  await stores.analyses.dropBody(analysis_id);
  const facts = codeFacts({ analysis: record, lines, findings: detection.findings, outcome: decision.outcome, at: moment });
  await stores.analyses.complete(analysis_id, moment, { findings_total: detection.findings.length, facts });
  await countAnalysis(stores, analysis_id, repo, pr_number);
  return analysis_id;
}

/** What analyse does once an analysis is completed. */
export async function countAnalysis({ analyses, analytics, reviews }: Stores, analysisId: string, repo: string, prNumber: string): Promise<void> {
  const unit = codeUnit((await analyses.facts(analysisId)) ?? []);
  if (unit !== undefined) await analytics.count(unit);
  await reviews.count(repo, prNumber);
}

function recordOf(random: Random, repo: string, at: number): AnalysisRecord {
  const moment = new Date(at).toISOString();
  return {
    analysis_id: `an_${hex(random, 32)}`, status: 'received', repo, pr_number: String(between(random, 1, 2_000)), base_sha: hex(random, 40), head_sha: hex(random, 40),
    created_at: moment, updated_at: moment, body_sha256: createHash('sha256').update(moment).digest('hex'), line_count: LINES, has_files: true, stages: waitingStages(),
  };
}

function linesOf(random: Random, repo: string, agent: string): AttributedLine[] {
  const agents = random() < 0.3 ? [agent, pick(random, AGENTS)] : [agent];
  const files = Array.from({ length: between(random, 1, 4) }, () => `src/${repo.slice(-3)}/module_${between(random, 1, FILES_OF_A_REPO)}.py`);
  return Array.from({ length: LINES }, (_, at) => ({
    file_path: pick(random, files), line_number: at + 1, change_type: pick(random, ['added', 'added', 'added', 'modified', 'deleted'] as const), language: 'python', complexity: between(random, 1, 12),
    verdict: random() < 0.1 ? { ...unattributed(), contributor: 'human' } : { ...unattributed(), contributor: 'ai', agent_id: pick(random, agents), confidence: 0.9 },
  }));
}

function detectionOf(random: Random, { analysis_id, repo, pr_number, created_at }: AnalysisRecord, lines: readonly AttributedLine[]): DetectionResult {
  const findings = lines.filter(() => random() < 0.03).map(({ file_path, line_number }): Finding => ({
    finding_id: `fd_${hex(random, 32)}`, analysis_id, repo, pr_number, file_path, start_line: line_number, start_column: 1, end_line: line_number, end_column: 20, rule_key: 'python-rule', rule_version: '1',
    category: pick(random, CATEGORIES), severity: pick(random, SEVERITIES), confidence: 'high', message: 'Text from outside reaches a place where it does harm.', cwe: ['CWE-89'], engine_name: 'semgrep', engine_version: '1.185.0',
    snippet: `query = f"SELECT * FROM t WHERE id = {value_${line_number}}"`, fingerprint: hex(random, 64), status: 'open', detected_at: created_at, relation: 'on_changed_line',
  }));
  return { findings, coverage: [...new Set(lines.map(({ file_path }) => file_path))].map((path) => ({ path, status: 'covered' })), engines: [{ name: 'semgrep', version: '1.185.0' }] };
}

function reviewOf(random: Random, { repo, pr_number }: AnalysisRecord, lines: readonly AttributedLine[], at: number): ReviewFact {
  const moment = new Date(at).toISOString();
  const people = [...new Set(Array.from({ length: between(random, 0, 3) }, () => pick(random, PEOPLE)))];
  const bots = random() < 0.4 ? ['review-bot'] : [];
  const checks = between(random, 2, 12);
  const failures = random() < 0.3 ? between(random, 1, 2) : 0;
  const overrides = Number(random() < 0.01);
  const entries: [string, number][] = [
    ['pull_requests', 1], ['known:reviews', 1], ['known:timeline', 1], ['known:threads', 1], ['known:commits', 1], ['known:checks', 1],
    ['review_comments', between(random, 0, 9)], ['comment_threads', between(random, 0, 5)], ['reviewer_threads', 3], ['responded_threads', between(random, 0, 3)],
    ['review_events', people.length + bots.length], ['reviewers', people.length + bots.length], ['human_reviewers', people.length], ['bot_reviewers', bots.length], ['bot_review_events', bots.length],
    ...people.flatMap((login): [string, number][] => [[`reviewer:human:${login}`, 1], [`team_reviewer:${login}:team-${Number(login.slice(7)) % 6}`, 1], ['association:member', people.length]]),
    ...bots.flatMap((login): [string, number][] => [[`reviewer:bot:${login}`, 1], [`bot_reviewer:informational:${login}`, 1], ['bot_informational_events', 1]]),
    ['classification:general', between(random, 0, 4)], ['classification:security', between(random, 0, 1)], ['bot_block_overrides', overrides],
    ['commits', 4], ['commit:ai', 3], ['commit:human', 1], ['ci_runs', checks], ['ci_failures', failures], ['ci_failed_checks', failures], ['ci_latest:success', 1],
    ...(failures === 0 ? [] : [[`ci_failed_check:check-${between(random, 1, 8)}`, failures], ['ci_failure_context:CI', failures]] as [string, number][]),
    ...['time_to_first_review', 'time_to_first_approval', 'time_to_merge', 'commit_lead_time', 'agent_response'].flatMap((name): [string, number][] => {
      const ms = between(random, HOUR_MS / 6, 72 * HOUR_MS);
      return [[`duration:${name}:${durationBin(ms)}`, 1], [`duration_ms:${name}`, ms]];
    }),
  ];
  return {
    schema_version: 1, repo, pr_number, agent_id: lines.find(({ verdict }) => verdict.agent_id !== undefined)?.verdict.agent_id ?? 'unknown', at: moment, snapshot_at: moment,
    counters: Object.fromEntries(entries.filter(([, n]) => n > 0)), could_not_tell: [], overridden: overrides === 0 ? [] : [{ reviewer: 'review-bot', requested_at: moment }], merged_by: 'person-1', merged_at: moment,
  };
}
