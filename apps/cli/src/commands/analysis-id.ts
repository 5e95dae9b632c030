import { isId } from '@provenance/domain';
import { UsageError } from '../io/exit-code.ts';

/** @throws UsageError before the service is asked */
export function analysisId(word = ''): string {
  if (isId('an', word)) return word;
  throw new UsageError(`not the id of an analysis: ${JSON.stringify(word)}`);
}
