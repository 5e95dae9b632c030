import { createHash } from 'node:crypto';

/**
 * A session as it may be kept. An address of a session opens somebody's conversation, so it is kept only on opt-in and
 * stands as a hash otherwise, which still tells one session from another; a path of somebody's machine never is.
 */
export function sessionReference(text: string, keepUrls: boolean): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase().startsWith('file:')) return undefined;
  if (keepUrls || !trimmed.includes('://')) return trimmed;
  return `url-${createHash('sha256').update(trimmed, 'utf8').digest('hex').slice(0, 16)}`;
}
