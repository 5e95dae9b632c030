import { BacktestStore, type BacktestRequest, type BacktestState } from './backtest-store.ts';

/** The back-tests of tests. */
export class InMemoryBacktestStore extends BacktestStore {
  readonly #states = new Map<string, BacktestState>();

  async create(request: BacktestRequest): Promise<void> {
    this.#states.set(request.backtest_id, structuredClone({ request, status: 'waiting', done: 0, total: 0, updated_at: request.created_at }));
  }

  async update(backtestId: string, change: Partial<Omit<BacktestState, 'request'>>): Promise<void> {
    const state = this.#states.get(backtestId);
    if (state !== undefined) this.#states.set(backtestId, structuredClone({ ...state, ...change }));
  }

  async get<Result>(backtestId: string): Promise<BacktestState<Result> | undefined> {
    return structuredClone(this.#states.get(backtestId)) as BacktestState<Result> | undefined;
  }
}
