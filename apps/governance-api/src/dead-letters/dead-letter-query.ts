import { STAGES } from '@provenance/domain';
import { DEAD_LETTER_CURSOR, type DeadLetters } from '@provenance/queue';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { pageLimit } from '../results/page.ts';

/** Which dead letters are asked for. @throws ProvenanceError `validation_failed` with every fault of the query */
export function readDeadLetterQuery(raw: RawQuery): Parameters<DeadLetters['list']>[0] {
  const query = new QueryReader(raw);
  const stage = query.oneOf('stage', STAGES);
  const limit = pageLimit(query);
  const cursor = query.cursor((value) => DEAD_LETTER_CURSOR.test(value));
  query.finish();
  return { limit, ...(stage !== undefined && { stage }), ...(cursor !== undefined && { cursor }) };
}
