import type { ExportEvent } from '@provenance/domain';
import { RefusingSinkError } from '@provenance/queue';
import type { RefusedRow } from './sink.ts';

/** Rows refused one after the other, with none taken in between, that are put down to the rows. */
const BELIEVED = 10;

/** Tells a sink that refuses rows from one that refuses everything, as a collector that is set up wrongly does. */
export class Refusals {
  #sinceTaken = 0;

  /**
   * @param rows what was written together
   * @returns those that were refused
   * @throws RefusingSinkError when all were, and too many for the sink to be believed
   */
  believed(rows: readonly ExportEvent[], refused: readonly RefusedRow[]): Map<string, RefusedRow> {
    const byId = new Map(refused.map((row) => [row.event_id, row]));
    if (rows.some(({ event_id }) => !byId.has(event_id))) {
      this.#sinceTaken = 0;
      return byId;
    }
    const inARow = this.#sinceTaken + byId.size;
    if (inARow > BELIEVED) throw new RefusingSinkError(`it refuses every row, the last because of: ${refused.at(-1)!.reason}`);
    this.#sinceTaken = inARow;
    return byId;
  }
}
