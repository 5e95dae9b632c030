import type { Window } from '@provenance/domain';

/** Windows in the order of time, those together that follow each other without a gap: one question answers a chain. */
export function chainsOf(windows: readonly Window[]): Window[][] {
  const chains: Window[][] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = chains.at(-1);
    if (last !== undefined && last.at(-1)!.to === window.from) last.push(window);
    else chains.push([window]);
  }
  return chains;
}
