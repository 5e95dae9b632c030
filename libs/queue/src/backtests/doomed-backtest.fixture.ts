import { BacktestWorker } from './backtest-worker.ts';

/* A process of its own that takes a back-test, says so on stdout and waits to be killed. Arguments: Redis URL, lock duration, stalled interval in ms. */
const [redis = '', lockDurationMs, stalledIntervalMs] = process.argv.slice(2);
const run = async (): Promise<never> => {
  process.stdout.write('running\n');
  return new Promise<never>(() => undefined);
};
const onError = (): void => undefined;
new BacktestWorker({ run, failed: async () => undefined }, { redis, onError, lockDurationMs: Number(lockDurationMs), stalledIntervalMs: Number(stalledIntervalMs) }).start();
