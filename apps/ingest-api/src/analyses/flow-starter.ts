import { setImmediate, setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AnalysisRecord } from '@provenance/domain';
import { AnalysisFlows, contentsOf, currentTrace, type FlowStart } from '@provenance/queue';
import { LOGGER, type Logger } from '@provenance/service';
import { OpenLedger } from '@provenance/store';

/** After this time the sweeper looks whether a started analysis still makes progress. */
const LOOK_AFTER_MS = 60_000;

/** Most flows of one round: what comes while it runs goes into the next. */
const ROUND = 100;

/** Between two rounds when the one before has just ended. A flow costs a third when ten share a transaction. */
const PAUSE_MS = 20;

/**
 * Starts the flows of accepted analyses: at once when nothing is under way, else many in one go, which costs
 * a fraction of one by one. Nobody waits for it: an accepted analysis is in the ledger, and when its flow
 * cannot be added now, or this process dies first, the sweeper adds it.
 */
@Injectable()
export class FlowStarter implements OnApplicationShutdown {
  readonly #flows: AnalysisFlows;
  readonly #ledger: OpenLedger;
  readonly #log: Logger;
  #waiting: FlowStart[] = [];
  #rounds: Promise<void> | undefined;

  constructor(flows: AnalysisFlows, ledger: OpenLedger, @Inject(LOGGER) log: Logger) {
    this.#flows = flows;
    this.#ledger = ledger;
    this.#log = log;
  }

  start(record: AnalysisRecord): void {
    // The trace of the request, here: the round runs outside of it.
    this.#waiting.push({ analysisId: record.analysis_id, contents: contentsOf(record), trace: currentTrace() });
    this.#rounds ??= this.#runRounds();
  }

  /** Resolves when every flow that was handed over is started or left to the sweeper. */
  async settled(): Promise<void> {
    await this.#rounds;
  }

  /** After the last request, and before the queues: modules are ended from those who use to those who are used. */
  onApplicationShutdown(): Promise<void> {
    return this.settled();
  }

  async #runRounds(): Promise<void> {
    // Requests that are answered in this turn of the event loop share the first round.
    await setImmediate();
    while (this.#waiting.length > 0) {
      await this.#runRound(this.#waiting.splice(0, ROUND));
      await setTimeout(PAUSE_MS);
    }
    this.#rounds = undefined;
  }

  async #runRound(flows: readonly FlowStart[]): Promise<void> {
    try {
      await this.#flows.startMany(flows);
      await this.#ledger.postpone(flows.map(({ analysisId }) => analysisId), Date.now() + LOOK_AFTER_MS);
    } catch (error) {
      this.#log.warn({ err: error, flows: flows.length }, 'flows not started: left to the sweeper');
    }
  }
}
