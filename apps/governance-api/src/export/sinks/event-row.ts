import type { ExportEvent } from '@provenance/domain';
import { wellFormed } from './well-formed.ts';

/** A row as a table with a column of text for the payload takes it. */
export type EventRow = Omit<ExportEvent, 'payload'> & { payload: string };

/** The payload as text, which views and columns of JSON read: at half a surrogate pair they would stop, and so lose a whole fact. */
export function eventRow({ payload, ...event }: ExportEvent): EventRow {
  return { ...(wellFormed(event) as typeof event), payload: JSON.stringify(wellFormed(payload)) };
}
