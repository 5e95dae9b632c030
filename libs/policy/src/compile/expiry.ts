const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/**
 * When an exemption ends, ms since the epoch: a moment, or the end of a day in UTC.
 * Undefined for a date that is none, such as the 30th of February.
 */
export function expiryOf(expires: string): number | undefined {
  const day = expires.slice(0, 10);
  const at = Date.parse(DAY.test(expires) ? `${day}T00:00:00Z` : expires);
  // The parser takes the 30th of February for the 2nd of March.
  if (Number.isNaN(at) || new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().slice(0, 10) !== day) return undefined;
  return DAY.test(expires) ? at + DAY_MS : at;
}
