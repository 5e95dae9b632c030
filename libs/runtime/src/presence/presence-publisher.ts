import { setTimeout } from 'node:timers/promises';
import { Repetition, type HealthRegistry, type Logger, type RunningProcess } from '@provenance/service';
import type { PresenceStore, ProcessRecord } from '@provenance/store';
import type { RetentionConfig } from '../store/retention.config.ts';

/** Several times within the time after which a process is taken for gone: one word that is lost must not matter. */
const PERIOD_MS = 5_000;

/** While it is not ready: that it has become so should be known soon. */
const NOT_READY_PERIOD_MS = 1_000;

/** A store that hangs must not hold up the end. */
const LEAVE_LIMIT_MS = 2_000;

/** Says of this process that it is there, and how it does, as long as it runs. */
export class PresencePublisher {
  readonly #store: PresenceStore;
  readonly #process: RunningProcess;
  readonly #health: HealthRegistry;
  readonly #retention: RetentionConfig;
  readonly #log: Pick<Logger, 'debug'>;
  readonly #repetition: Repetition;

  constructor(store: PresenceStore, process: RunningProcess, health: HealthRegistry, retention: RetentionConfig, log: Pick<Logger, 'debug'>) {
    this.#store = store;
    this.#process = process;
    this.#health = health;
    this.#retention = retention;
    this.#log = log;
    this.#repetition = new Repetition(() => this.publish(), (error) => {
      // The connection itself tells the log at a higher level.
      log.debug({ err: error }, 'presence was not said');
      return NOT_READY_PERIOD_MS;
    });
  }

  start(): void {
    this.#repetition.start();
  }

  /** @returns ms after which it should be said again */
  async publish(): Promise<number> {
    const [{ status, checks }, { checks: watched }] = await Promise.all([this.#health.report('ready'), this.#health.report('watched')]);
    // What was asked may have taken until after the end.
    if (!this.#repetition.stopped) await this.#store.say({ ...this.#facts(), checks, watched }, Date.now());
    return status === 'ok' ? PERIOD_MS : NOT_READY_PERIOD_MS;
  }

  /** Takes leave, so that an end in order is not taken for a loss. */
  async stop(): Promise<void> {
    this.#repetition.stop();
    const left = this.#store.leave(this.#process.instance).catch((error: unknown) => this.#log.debug({ err: error }, 'leave was not taken'));
    await Promise.race([left, setTimeout(LEAVE_LIMIT_MS, undefined, { ref: false })]);
  }

  #facts(): Omit<ProcessRecord, 'checks' | 'watched'> {
    const { instance, app, version, startedAt, runs } = this.#process;
    const { contentsDays, resultsDays, factsDays } = this.#retention;
    return { instance, app, version, startedAt, runs, retentionDays: { contents: contentsDays, results: resultsDays, facts: factsDays } };
  }
}
