import {
  CLASSIFICATIONS,
  codeFacts,
  codeUnit,
  DAY_MS,
  dayOf,
  durationBin,
  findingFact,
  findingUnit,
  HOUR_MS,
  OUTCOMES,
  REVIEW_COUNTER,
  REVIEW_FACT_VERSION,
  SEVERITIES,
  unattributed,
  type AttributedLine,
  type FactUnit,
  type Finding,
  type FindingState,
  type Outcome,
  type ReviewDuration,
  type ReviewFact,
} from '@provenance/domain';

/** What happened in a made month, before anything is counted. */
export interface Month {
  from: number;
  analyses: MadeAnalysis[];
  reviews: MadeReview[];
  findings: FindingState[];
}

export interface MadeAnalysis {
  analysis_id: string;
  repo: string;
  at: number;
  outcome: Outcome;
  lines: AttributedLine[];
  findings: Finding[];
}

/** A review as it stands in the end. */
export interface MadeReview {
  repo: string;
  pr_number: string;
  agent_id: string;
  at: number;
  isKnown: boolean;
  /** Plain figures by the name of their counter. */
  plain: Record<string, number>;
  reviewers: { login: string; party: 'human' | 'bot'; teams: string[]; roles: ('blocking' | 'approving' | 'informational')[] }[];
  commits: { ai: number; mixed: number; human: number };
  durations: Partial<Record<ReviewDuration, number[]>>;
}

const AGENTS = ['claude-code', 'codex', 'devin', 'github-copilot'];
const REPOS = ['acme/api', 'acme/shop', 'acme/web', 'beta/core', 'beta/docs'];
const CATEGORIES = ['sqli', 'xss:dom', 'ssrf'];
const LANGUAGES = ['python', 'go', 'typescript'];
const DURATIONS: readonly ReviewDuration[] = ['agent_response', 'time_to_first_review', 'time_to_first_approval', 'time_to_merge', 'ci_time_to_green', 'commit_lead_time'];
/** Counters that are a sum and nothing else. */
export const PLAIN = [
  REVIEW_COUNTER.reviewComments, REVIEW_COUNTER.reviewEvents, REVIEW_COUNTER.agentMentions, REVIEW_COUNTER.threads, REVIEW_COUNTER.reopenedThreads,
  REVIEW_COUNTER.botReviewEvents, REVIEW_COUNTER.botBlockEvents, REVIEW_COUNTER.botInformationalEvents, REVIEW_COUNTER.botApprovalEvents,
  REVIEW_COUNTER.botBlockOverrides, REVIEW_COUNTER.botBlockResolved, REVIEW_COUNTER.botComments, REVIEW_COUNTER.ciRuns, REVIEW_COUNTER.ciFailures,
  REVIEW_COUNTER.ciFailedChecks, REVIEW_COUNTER.forcePushes, REVIEW_COUNTER.rewriteLoops, REVIEW_COUNTER.humanFollowups, REVIEW_COUNTER.humanFollowupsFast,
  REVIEW_COUNTER.forcePushAfterApproval, REVIEW_COUNTER.reviewerThreads, REVIEW_COUNTER.respondedThreads,
  ...CLASSIFICATIONS.map(REVIEW_COUNTER.classification),
];

/** mulberry32: the same month for the same seed, on every machine. */
function seeded(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: <T>(values: readonly T[]): T => values[below(values.length)]!, chance: (share: number): boolean => next() < share };
}

type Random = ReturnType<typeof seeded>;

/** @param from midnight at which the month begins */
export function madeMonth(seed: number, from: number, count: number): Month {
  const random = seeded(seed);
  const moment = (): number => {
    const at = from + random.below(30 * DAY_MS);
    return random.chance(0.2) ? Math.floor(at / HOUR_MS) * HOUR_MS - random.below(2) + (at < from + HOUR_MS ? HOUR_MS : 0) : at;
  };
  const analyses = Array.from({ length: count }, (_, at) => madeAnalysis(random, `an_${String(at).padStart(32, '0')}`, moment()));
  const reviews = Array.from({ length: Math.floor(count / 3) }, (_, at) => madeReview(random, String(at), moment()));
  return { from, analyses, reviews, findings: analyses.flatMap(({ findings }) => findings.filter(() => random.chance(0.7)).map((one) => madeState(random, one))) };
}

function madeAnalysis(random: Random, analysis_id: string, at: number): MadeAnalysis {
  const repo = random.pick(REPOS);
  const lines = Array.from({ length: 1 + random.below(20) }, (_, number): AttributedLine => {
    const contributor = random.pick(['ai', 'ai', 'ai', 'human', 'unknown'] as const);
    return {
      file_path: random.pick(['api/a.py', 'web/b.ts', 'README.md']),
      line_number: 10 * (number + 1),
      change_type: random.pick(['added', 'added', 'modified', 'deleted']),
      language: random.pick(LANGUAGES),
      ...(random.chance(0.8) ? { complexity: random.below(12) } : {}),
      verdict: { ...unattributed(), contributor, attestation: random.chance(0.1) ? 'verified' : 'none', ...(contributor === 'ai' ? { agent_id: random.pick(AGENTS) } : {}) },
    };
  });
  const findings = lines.filter(() => random.chance(0.1)).map((line): Finding => ({
    analysis_id, repo, pr_number: '1', file_path: line.file_path, start_line: line.line_number, end_line: line.line_number, severity: random.pick(SEVERITIES),
    category: random.pick(CATEGORIES), status: random.chance(0.9) ? 'open' : 'suppressed', detected_at: new Date(at).toISOString(), fingerprint: `${analysis_id}-${line.line_number}`,
  }) as Finding);
  return { analysis_id, repo, at, outcome: random.pick(OUTCOMES), lines, findings };
}

function madeReview(random: Random, pr_number: string, at: number): MadeReview {
  const people = ['ann', 'bob', 'cyd', 'dan', 'eve'].filter(() => random.chance(0.3));
  const bots = ['sonar', 'rabbit', 'lint-bot'].filter(() => random.chance(0.3));
  const roles = ['blocking', 'approving', 'informational'] as const;
  return {
    repo: random.pick(REPOS), pr_number, agent_id: random.pick(AGENTS), at, isKnown: random.chance(0.9),
    plain: Object.fromEntries(PLAIN.map((name) => [name, random.below(4)]).filter(([, n]) => n !== 0)) as Record<string, number>,
    reviewers: [
      ...people.map((login) => ({ login, party: 'human' as const, teams: ['core', 'web'].filter(() => random.chance(0.5)), roles: [] })),
      ...bots.map((login) => ({ login, party: 'bot' as const, teams: [], roles: roles.filter(() => random.chance(0.4)) })),
    ],
    commits: { ai: random.below(4), mixed: random.below(2), human: random.below(3) },
    durations: Object.fromEntries(DURATIONS.filter(() => random.chance(0.7)).map((name) => [name, [1 + random.below(9 * DAY_MS)]])),
  };
}

function madeState(random: Random, { fingerprint, repo, pr_number, severity, category, detected_at }: Finding): FindingState {
  const status = random.pick(['open', 'suppressed', 'remediated'] as const);
  const changed_at = new Date(Date.parse(detected_at) + 1 + random.below(20 * DAY_MS)).toISOString();
  return { fingerprint, repo, pr_number, severity, category, detected_at, status, changed_at, agent_id: random.pick(AGENTS) };
}

export function unitOfAnalysis({ lines, findings, outcome, at, ...analysis }: MadeAnalysis): FactUnit {
  return codeUnit(codeFacts({ analysis, lines, findings, outcome, at: new Date(at).toISOString() }))!;
}

export function factOfReview(review: MadeReview, snapshotAt: number): ReviewFact {
  const { repo, pr_number, agent_id, at, isKnown, plain, reviewers, commits, durations } = review;
  const entries: [string, number][] = [
    [REVIEW_COUNTER.pullRequests, 1],
    [REVIEW_COUNTER.known('reviews'), Number(isKnown)],
    ...Object.entries(plain),
    ...Object.entries(commits).map(([by, n]): [string, number] => [`commit:${by}`, n]),
    [REVIEW_COUNTER.commits, commits.ai + commits.mixed + commits.human],
    [REVIEW_COUNTER.reviewers, reviewers.length],
    [REVIEW_COUNTER.humanReviewers, reviewers.filter(({ party }) => party === 'human').length],
    ...reviewers.flatMap(({ login, party, teams, roles }): [string, number][] => [
      [REVIEW_COUNTER.reviewer(party, login), 1],
      ...teams.map((team): [string, number] => [REVIEW_COUNTER.teamReviewer(login, team), 1]),
      ...roles.map((role): [string, number] => [REVIEW_COUNTER.botReviewer(role, login), 1]),
    ]),
    ...Object.entries(durations).flatMap(([name, all]) => all.map((ms): [string, number] => [REVIEW_COUNTER.duration(name as ReviewDuration, durationBin(ms)), 1])),
  ];
  return {
    schema_version: REVIEW_FACT_VERSION, repo, pr_number, agent_id, at: new Date(at).toISOString(), snapshot_at: new Date(snapshotAt).toISOString(),
    counters: Object.fromEntries(entries.filter(([, n]) => n > 0)), could_not_tell: [], overridden: [], merged_by: null, merged_at: null,
  };
}

/** An earlier look at the same pull request: another agent, another moment, other figures. */
export function earlierLook(review: MadeReview, at: number): MadeReview {
  return { ...review, agent_id: AGENTS[(AGENTS.indexOf(review.agent_id) + 1) % AGENTS.length]!, at: Math.max(dayOf(at), review.at - 26 * HOUR_MS), plain: { [REVIEW_COUNTER.reviewComments]: 99 }, reviewers: [], durations: {} };
}

export function unitOfFinding(state: FindingState): FactUnit {
  return findingUnit(findingFact(state));
}
