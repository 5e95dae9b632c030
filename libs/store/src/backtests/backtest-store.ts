/** What a back-test is asked. */
export interface BacktestRequest {
  backtest_id: string;
  /** The candidate as it was written. */
  source: string;
  /** Its name: it stands for the policy of that name. */
  policy: string;
  /** sha256 (hex) of the candidate. */
  digest: string;
  /** The window, RFC 3339, UTC; both in it. */
  from: string;
  to: string;
  /** Only this repository, where it is named. */
  repo?: string;
  /** Only repositories of these patterns: those that whoever asked reaches. Absent: all. */
  repos?: string[];
  /** Who asked, as the audit trail names them. */
  actor: string;
  created_at: string;
}

export type BacktestStatus = 'waiting' | 'running' | 'completed' | 'failed';

/** How far it is, and what came of it. The result is the writer's: the store keeps it as it is. */
export interface BacktestState<Result = unknown> {
  request: BacktestRequest;
  status: BacktestStatus;
  /** Decisions looked at, of all in the window. */
  done: number;
  total: number;
  updated_at: string;
  /** Why it failed. */
  reason?: string;
  result?: Result;
}

/** Seconds that a back-test is kept. */
export const BACKTEST_TTL = 7 * 86_400;

/** The back-tests. An abstract class, so that it is its own injection token. */
export abstract class BacktestStore {
  abstract create(request: BacktestRequest): Promise<void>;
  /** Changes what is named; nothing where there is no such back-test any more. */
  abstract update(backtestId: string, change: Partial<Omit<BacktestState, 'request'>>): Promise<void>;
  abstract get<Result>(backtestId: string): Promise<BacktestState<Result> | undefined>;
}
