import { Argument } from 'commander';
import { UsageError } from '../../io/exit-code.ts';

export const TOKEN_ID = (): Argument => new Argument('<id>', 'id of the token, as list prints it; not the token itself');

/** @throws UsageError that does not repeat the word: it may be a token */
export function tokenId(word = ''): string {
  if (/^tk_[0-9a-f]{32}$/.test(word)) return word;
  throw new UsageError('not the id of a token: tk_ and 32 hex digits');
}
