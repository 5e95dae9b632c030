import type { ExportEvent } from '@provenance/domain';
import type { RefusedRow } from './sink.ts';

/** Longest reason that is kept of a refused row: ClickHouse adds the whole plan of a view, and a proxy answers with a page. */
const REASON_LENGTH = 500;

/** A batch was refused for what is in it or for its size, and the sink does not say which row is to blame. */
export class RefusedBatchError extends Error {
  override readonly name = 'RefusedBatchError';

  constructor(reason: string, options?: ErrorOptions) {
    super(reason.slice(0, REASON_LENGTH), options);
  }
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
