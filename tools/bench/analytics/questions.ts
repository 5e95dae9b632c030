import { oneMore, type History } from './history.ts';

const WINDOW = 'time_window=30d';

export interface Route {
  what: string;
  /** Below /v1/analytics. */
  path: string;
  /** What the Python service showed. */
  replaced?: string;
}

export const ROUTES: readonly Route[] = [
  { what: 'summary, one metric', path: `summary?metric=risk_rate&${WINDOW}`, replaced: '2.1 s at 1,000, 11.7 s at 5,000' },
  {
    what: 'summary, 10 metrics',
    path: `summary?metric=code_volume,code_churn_rate,risk_rate,block_rate,provenance_coverage,review_comments,ci_failure_rate,time_to_merge_hours,unique_reviewers,avg_line_complexity&${WINDOW}`,
  },
  { what: 'summary by repo, 90 days', path: 'summary?metric=risk_rate&group_by=repo&time_window=90d' },
  { what: 'summary by category', path: `summary?metric=findings_count&group_by=category&${WINDOW}` },
  { what: 'summary, one agent by repo, 90 days', path: 'summary?metric=code_volume&group_by=repo&agent_id=agent-07&time_window=90d' },
  { what: 'series by day', path: `summary?metric=risk_rate&interval=1d&${WINDOW}` },
  { what: 'compared with before', path: `summary?metric=risk_rate&compare=previous&${WINDOW}` },
  { what: 'agents/behavior', path: `agents/behavior?${WINDOW}`, replaced: '5.6 s at 1,000, 30 s at 5,000' },
  { what: 'scorecard', path: `agents/agent-07/scorecard?${WINDOW}` },
  { what: 'agents/compare', path: `agents/compare?a=agent-07&b=agent-11&${WINDOW}` },
  { what: 'review-alerts', path: `review-alerts?${WINDOW}` },
  { what: 'review-load', path: `review-load?${WINDOW}` },
  { what: 'review-load/teams', path: `review-load/teams?${WINDOW}` },
  { what: 'review-load/teams/alerts', path: `review-load/teams/alerts?${WINDOW}` },
  { what: 'review-drift', path: `review-drift?${WINDOW}` },
  { what: 'ci-failure-heatmap', path: `ci-failure-heatmap?${WINDOW}` },
  { what: 'metrics', path: 'metrics' },
];

export const QUESTIONS = 60;

/** How often the same is asked again until something else is counted. */
const AGAIN = 2;

/** How long the answers to one question took, ms, and how many bytes the last of them had. */
export interface Answers {
  again: number[];
  /** Of the first question after another analysis was counted. */
  afterWrite: number[];
  bytes: number;
}

/** A process that has just started compiles what it runs. */
export async function warmUp({ base }: History): Promise<void> {
  for (const { path } of ROUTES) {
    for (let at = 0; at < QUESTIONS; at += 1) await ask(base, path);
  }
}

/**
 * A question is asked when another analysis has just been counted, and again. The histories are asked in turn, forth and
 * back: what slows the machine slows all, and none always comes after the largest.
 */
export async function answersOf({ path }: Route, histories: readonly History[], questions: number): Promise<Answers[]> {
  const answers = histories.map((): Answers => ({ again: [], afterWrite: [], bytes: 0 }));
  for (let at = 0; at < questions; at += 1) {
    const turn = [...histories.entries()];
    for (const [index, history] of at % 2 === 0 ? turn : turn.reverse()) {
      await oneMore(history);
      answers[index]!.afterWrite.push((await ask(history.base, path)).ms);
      for (let again = 0; again < AGAIN; again += 1) {
        const { ms, bytes } = await ask(history.base, path);
        answers[index]!.again.push(ms);
        answers[index]!.bytes = bytes;
      }
    }
  }
  return answers;
}

async function ask(base: string, path: string): Promise<{ ms: number; bytes: number }> {
  const started = performance.now();
  const answer = await fetch(`${base}/v1/analytics/${path}`);
  const { length } = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return { ms: performance.now() - started, bytes: length };
}
