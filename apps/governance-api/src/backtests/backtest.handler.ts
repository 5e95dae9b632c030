import { Access, reviewSignals, type DecisionInput, type PolicySettings } from '@provenance/domain';
import { decideInTurns, readPolicy, type CompiledPolicy, type UnusablePolicy } from '@provenance/policy';
import { PermanentError, type BacktestHandler } from '@provenance/queue';
import type { AnalysisStore, BacktestRequest, BacktestStore, DecidedIndex, ReviewFactStore } from '@provenance/store';
import type { PolicySource } from '../policies/policy-source.ts';
import { BacktestTally } from './backtest-tally.ts';

/** Analyses that are named at a time; after each page the progress is told. */
const PAGE = 50;

export interface BacktestParts {
  analyses: AnalysisStore;
  reviews: ReviewFactStore;
  decided: DecidedIndex;
  backtests: BacktestStore;
  policies: Pick<PolicySource, 'all'>;
  settings: { policy: PolicySettings; repositoryUrl: string; decisionUrl: (analysisId: string) => string };
}

/**
 * Makes the decisions of a window again, with a candidate in the place of the policy of its name. Everything else is as
 * it is now, but for what the decisions rested on, and the moment, by which exemptions hold.
 */
export class BacktestRunner implements BacktestHandler {
  readonly #parts: BacktestParts;

  constructor(parts: BacktestParts) {
    this.#parts = parts;
  }

  async run(backtestId: string, signal: AbortSignal): Promise<void> {
    const { backtests } = this.#parts;
    const state = await backtests.get(backtestId);
    if (state === undefined) throw new PermanentError('The back-test has expired');
    if (state.status === 'completed') return;
    const { request } = state;
    const policies = await this.#policiesWith(request);
    const { total, page } = await this.#decisionsOf(request);
    const tally = new BacktestTally(request.policy);
    await this.#tell(backtestId, { status: 'running', done: 0, total });
    for (let offset = 0; offset < total; offset += PAGE) {
      for (const id of await page(offset)) {
        signal.throwIfAborted();
        await this.#decideAgain(id, request, policies, tally);
      }
      await this.#tell(backtestId, { done: Math.min(total, offset + PAGE) });
    }
    await this.#tell(backtestId, { status: 'completed', done: total, result: tally.result() });
  }

  async failed(backtestId: string, reason: string): Promise<void> {
    await this.#tell(backtestId, { status: 'failed', reason });
  }

  /** Whoever does not reach all repositories learns not even how many decisions there are of others. */
  async #decisionsOf({ from, to, repos }: BacktestRequest): Promise<{ total: number; page: (offset: number) => Promise<string[]> }> {
    const { decided } = this.#parts;
    const window = [Date.parse(from), Date.parse(to)] as const;
    const total = await decided.count(...window);
    const page = (offset: number): Promise<string[]> => decided.between(...window, { offset, limit: PAGE });
    if (repos === undefined) return { total, page };
    const reached: string[] = [];
    for (let offset = 0; offset < total; offset += PAGE) reached.push(...(await this.#inReach(await page(offset), repos)));
    return { total: reached.length, page: async (offset) => reached.slice(offset, offset + PAGE) };
  }

  async #inReach(ids: readonly string[], repos: readonly string[]): Promise<string[]> {
    const access = new Access('back-test', [], repos);
    const records = await Promise.all(ids.map((id) => this.#parts.analyses.get(id)));
    return ids.filter((_, at) => records[at] !== undefined && access.reaches(records[at].repo));
  }

  async #policiesWith({ source, policy: name }: BacktestRequest): Promise<(CompiledPolicy | UnusablePolicy)[]> {
    const read = readPolicy(source, 'candidate', Date.now());
    if ('faults' in read) throw new PermanentError('The candidate can no longer be used');
    return [...(await this.#parts.policies.all()).filter(({ identity }) => identity.name !== name), read.policy];
  }

  async #decideAgain(id: string, request: BacktestRequest, policies: readonly (CompiledPolicy | UnusablePolicy)[], tally: BacktestTally): Promise<void> {
    const { analyses, reviews, settings } = this.#parts;
    const [analysis, decision, lines, detection] = await Promise.all([analyses.get(id), analyses.decision(id), analyses.lines(id), analyses.detection(id)]);
    if (analysis === undefined || decision === undefined || lines === undefined || detection === undefined) return tally.expired();
    const { repo, pr_number } = analysis;
    if (request.repo !== undefined && repo.toLowerCase() !== request.repo.toLowerCase()) return;
    const reviewed = await reviews.get(repo, pr_number);
    // What the review said then stands in the decision; only whether anything was known has to be looked up.
    const { bot_block_overrides, bot_block_resolved, force_push_after_approval } = decision.risk_summary;
    const known = reviewed !== undefined && reviewSignals(reviewed) !== undefined;
    const input: DecisionInput = {
      analysis,
      lines,
      detection,
      ...(known && { review: { bot_block_overrides, bot_block_resolved, force_push_after_approval } }),
      degraded: decision.degraded,
      policy: settings.policy,
      repository_url: settings.repositoryUrl,
      decided_at: decision.decided_at,
    };
    const again = await decideInTurns(policies, input);
    tally.add(decision, again.decision, { repo, pr_number, decision_url: settings.decisionUrl(id) });
  }

  async #tell(backtestId: string, change: Parameters<BacktestStore['update']>[1]): Promise<void> {
    await this.#parts.backtests.update(backtestId, { ...change, updated_at: new Date().toISOString() });
  }
}
