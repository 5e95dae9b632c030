import { setImmediate } from 'node:timers/promises';
import type { Attributor } from '@provenance/attribution';
import type { AttributedLine, ChangedLine } from '@provenance/domain';

/** About 20 ms of work when every line is signed. */
const SLICE = 250;

/**
 * Attributes all lines, letting the event loop breathe between slices: checking 20,000 signatures in one
 * go would hold up everything else of the process for more than a second.
 * @throws the reason of the signal, once it aborts
 */
export async function attributeInSlices(
  lines: readonly ChangedLine[],
  attributor: Pick<Attributor, 'attribute'>,
  signal: AbortSignal,
): Promise<AttributedLine[]> {
  const attributed: AttributedLine[] = [];
  for (let at = 0; at < lines.length; at += SLICE) {
    signal.throwIfAborted();
    attributed.push(...lines.slice(at, at + SLICE).map((line) => attributor.attribute(line)));
    await setImmediate();
  }
  return attributed;
}
