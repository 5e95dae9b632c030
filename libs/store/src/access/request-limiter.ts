/** How many requests somebody may make: so many at once, which come back evenly over the window. */
export interface RequestLimit {
  requests: number;
  windowSeconds: number;
}

export interface Taken {
  allowed: boolean;
  /** Whole requests that are left now. */
  remaining: number;
  /** Seconds until there is one again, where there is none, else until all are there. */
  resetSeconds: number;
}

/** Counts requests by who makes them, over all processes. An abstract class, so that it is its own injection token. */
export abstract class RequestLimiter {
  /** Takes one of `who`. @throws ProvenanceError `store_unavailable` */
  abstract take(who: string, limit: RequestLimit): Promise<Taken>;
}

/** What a bucket that was full at `level` a while ago says now, one request later. Levels in requests. */
export function takeOne(level: number, elapsedSeconds: number, { requests, windowSeconds }: RequestLimit): Taken & { level: number } {
  const rate = requests / windowSeconds;
  const filled = Math.min(requests, level + Math.max(0, elapsedSeconds) * rate);
  const allowed = filled >= 1;
  const left = allowed ? filled - 1 : filled;
  return { allowed, level: left, remaining: Math.floor(left), resetSeconds: Math.ceil((allowed ? requests - left : 1 - left) / rate) };
}
