import { constants } from 'node:os';
import type { Logger } from '../log/logger.ts';
import type { Endings } from './endings.ts';

/**
 * Jobs have 20 s, then the export 5 s, each 3 s to give back; by then clients have 3 s left of theirs (let-clients-go.ts), and
 * telemetry 5 s: 39 s. Compose kills after 45 s, the chart after 60 s.
 */
const BUDGET_MS = 40_000;

/** The process was ended before all its parts had. */
const EXIT_NOT_IN_ORDER = 1;

export interface Ending {
  /** Ends everything in order. */
  close: () => Promise<void>;
  endings: Endings;
  log: Pick<Logger, 'error' | 'info'>;
  budgetMs?: number;
}

/**
 * Resolves when SIGTERM or SIGINT has come and everything has ended in order. What does not end within the budget is
 * named in the log, and the process ends without it; at a second signal it ends at once.
 */
export function untilEnded({ close, endings, log, budgetMs = BUDGET_MS }: Ending): Promise<void> {
  return new Promise((resolve) => {
    const fail = (facts: object, message: string): never => {
      log.error(facts, message);
      return process.exit(EXIT_NOT_IN_ORDER);
    };
    const end = (signal: string): void => {
      const began = performance.now();
      log.info({ signal }, 'ending');
      // Where no part is named, it is requests that are not answered.
      const late = setTimeout(() => fail({ parts: endings.open }, `not ended in order within ${budgetMs / 1_000} s`), budgetMs);
      close().then(
        () => {
          clearTimeout(late);
          log.info({ signal, seconds: (performance.now() - began) / 1_000 }, 'ended in order');
          resolve();
        },
        (error: unknown) => fail({ err: error }, 'not ended in order'),
      );
    };
    let asked = false;
    const onSignal = (signal: 'SIGTERM' | 'SIGINT'): void => {
      if (asked) process.exit(128 + constants.signals[signal]);
      asked = true;
      end(signal);
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  });
}
