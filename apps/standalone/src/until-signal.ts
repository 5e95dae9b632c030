import type { Standalone } from './standalone.ts';

/** Resolves when SIGINT or SIGTERM has come and everything has ended in order. A second signal ends at once. */
export function untilSignal(standalone: Standalone): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = (): void => {
      standalone.close().then(resolve, reject);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  });
}
