import { isTerminal, type AnalysisRecord } from '@provenance/domain';
import { storeCall, type AnalysisStore, type OpenLedger } from '@provenance/store';
import { SIDE_QUEUES, type SideQueue, type StageQueues } from '../connection/stage-queues.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import { contentsOf, type AnalysisFlows } from '../flow/analysis-flows.ts';
import type { QueueObserver, SweepReport } from '../observer.ts';
import { failAnalysis } from '../workers/fail-analysis.ts';
import { diagnose, type FlowState } from './flow-state.ts';
import { readFlowStates } from './read-flow-states.ts';

export interface SweeperParts {
  ledger: OpenLedger;
  store: AnalysisStore;
  flows: AnalysisFlows;
  queues: StageQueues;
  deadLetters: DeadLetters;
}

export interface SweeperOptions {
  /** Between two rounds. */
  intervalMs: number;
  /** How long an analysis that moves is left alone. */
  postponeMs: number;
  /** How long a mark without a record is kept: whoever set it may still be writing the record. */
  unacceptedMs: number;
  /** How long a dead letter is kept; longer than the contents live it cannot be replayed. */
  deadLetterMs: number;
  /**
   * How long failed jobs of the queues beside the stages are kept. Those of the export are dead letters: somebody may come to
   * mend the sink. A back-test tells its failure itself.
   */
  failedMs: Readonly<Record<SideQueue, number>>;
  /** Analyses looked at, and failed jobs dropped of a queue, in one go. */
  batch: number;
}

const DAY_MS = 86_400_000;

export const DEFAULT_SWEEPER_OPTIONS: SweeperOptions = {
  intervalMs: 5_000,
  postponeMs: 60_000,
  unacceptedMs: 600_000,
  deadLetterMs: 7 * DAY_MS,
  failedMs: { export: 30 * DAY_MS, backtest: 7 * DAY_MS },
  batch: 200,
};

interface Due {
  analysisId: string;
  at: number;
}

/**
 * Sees to it that every accepted analysis ends: it adds flows that are not there and fails analyses whose job
 * has failed unseen. All it does is harmless when done twice, so every process may run one.
 */
export class Sweeper {
  readonly #parts: SweeperParts;
  readonly #observer: QueueObserver;
  readonly #options: SweeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: SweeperParts, observer: QueueObserver, options: Partial<SweeperOptions> = {}) {
    this.#parts = parts;
    this.#observer = observer;
    this.#options = { ...DEFAULT_SWEEPER_OPTIONS, ...options };
  }

  start(): void {
    this.#timer ??= setTimeout(() => {
      this.#round = this.#runRound();
    }, this.#options.intervalMs);
  }

  /** Resolves when a running round has ended. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#round;
  }

  /** One round. @param now ms since the epoch */
  async sweep(now: number = Date.now()): Promise<SweepReport> {
    const report: SweepReport = { looked: 0, restarted: 0, failed: 0, dropped: 0 };
    let kept = 0;
    for (;;) {
      const due = await this.#parts.ledger.due(now, this.#options.batch, kept);
      kept += await this.#sweepBatch(due, now, report);
      if (due.length < this.#options.batch) break;
    }
    await this.#parts.deadLetters.expire(now - this.#options.deadLetterMs, this.#options.batch);
    await Promise.all(SIDE_QUEUES.map((name) => this.#expireFailed(name, now)));
    return report;
  }

  /** BullMQ itself would look at their age only when another one fails. Each of its cleanings leaves an event, also of nothing, and an idle queue trims none. */
  async #expireFailed(name: SideQueue, now: number): Promise<void> {
    const { queues } = this.#parts;
    const old = now - this.#options.failedMs[name];
    if ((await storeCall(queues.redis.zcount(queues.key(name, 'failed'), '-inf', old))) === 0) return;
    // Counted back from the clock, whatever time this round is told.
    const ageMs = this.#options.failedMs[name] - (now - Date.now());
    await storeCall(queues.queue(name).clean(ageMs, this.#options.batch, 'failed'));
  }

  async #runRound(): Promise<void> {
    try {
      this.#observer.swept(await this.sweep());
    } catch (error) {
      this.#observer.error('sweeper', error as Error);
    }
    if (this.#timer !== undefined) {
      this.#timer = undefined;
      this.start();
    }
  }

  /** Returns how many stay due: those without a record, whose mark is still young. */
  async #sweepBatch(due: readonly Due[], now: number, report: SweepReport): Promise<number> {
    report.looked += due.length;
    const records = await Promise.all(due.map(({ analysisId }) => this.#parts.store.get(analysisId)));
    const open: AnalysisRecord[] = [];
    const over: string[] = [];
    let kept = 0;
    due.forEach(({ analysisId, at }, index) => {
      const record = records[index];
      if (record !== undefined && !isTerminal(record.status)) open.push(record);
      else if (record === undefined && now - at < this.#options.unacceptedMs) kept += 1;
      else over.push(analysisId);
    });
    await Promise.all(over.map((analysisId) => this.#parts.ledger.close(analysisId)));
    report.dropped += over.length;
    const states = await readFlowStates(this.#parts.queues, open.map(({ analysis_id }) => analysis_id));
    await Promise.all(open.map((record, index) => this.#lookAfter(record, states[index]!, now, report)));
    return kept;
  }

  async #lookAfter(record: AnalysisRecord, state: FlowState, now: number, report: SweepReport): Promise<void> {
    const { store, flows, ledger, deadLetters } = this.#parts;
    const id = record.analysis_id;
    const diagnosis = diagnose(state);
    if (diagnosis.kind === 'failed') {
      const letter = await deadLetters.get(diagnosis.stage, id);
      const reason = letter?.reason ?? 'The job failed';
      await failAnalysis(store, this.#observer, id, { stage: diagnosis.stage, reason }, new Date(now).toISOString());
      report.failed += 1;
      return;
    }
    if (diagnosis.kind === 'lost') {
      await flows.start(id, contentsOf(record));
      report.restarted += 1;
    }
    await ledger.postpone([id], now + this.#options.postponeMs);
  }
}
