import type { AgentCatalogue } from '../catalogue/catalogue.ts';
import type { Found } from '../rules/speak.ts';
import type { MessageLine } from './message-lines.ts';

/** What a line of a message says of the author, before it is known of which commit it is. */
export type Mark = Omit<Found, 'source' | 'commit' | 'place'>;

/** Reads one format out of single lines. */
export type MarkReader = (line: MessageLine, context: MarkContext) => Mark | undefined;

export interface MarkContext {
  catalogue: AgentCatalogue;
  /** Addresses of sessions are kept as they are, not hashed. */
  keepSessionUrls: boolean;
}
