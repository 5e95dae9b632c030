import { UsageError } from '../io/exit-code.ts';

/** @throws UsageError before the service is asked */
export function analysisId(word = ''): string {
  if (/^an_[0-9a-f]{32}$/.test(word)) return word;
  throw new UsageError(`not the id of an analysis: ${JSON.stringify(word)}`);
}
