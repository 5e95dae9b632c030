import type { ExportEvent } from '@provenance/domain';
import type { RefusedRow } from './sink.ts';

/** A batch was refused for what is in it, and the sink does not say which row is to blame. */
export class RefusedBatchError extends Error {
  override readonly name = 'RefusedBatchError';
}

/**
 * Writes rows; where the batch is refused, its halves, down to the rows that are to blame.
 * @param write throws RefusedBatchError when the rows are to blame, anything else when the sink is
 */
export async function writeHalving(rows: readonly ExportEvent[], write: (rows: readonly ExportEvent[]) => Promise<void>): Promise<RefusedRow[]> {
  try {
    await write(rows);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedBatchError)) throw error;
    const [only] = rows;
    if (rows.length === 1 && only !== undefined) return [{ event_id: only.event_id, reason: error.message }];
    const middle = Math.ceil(rows.length / 2);
    return [...(await writeHalving(rows.slice(0, middle), write)), ...(await writeHalving(rows.slice(middle), write))];
  }
}
