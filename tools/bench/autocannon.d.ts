/** The part of autocannon 9 that the bench uses; the package brings no types. */
declare module 'autocannon' {
  interface Request {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: Buffer;
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  }

  interface Result {
    latency: { p99: number };
    '2xx': number;
    non2xx: number;
    errors: number;
    statusCodeStats?: Record<string, { count: number }>;
  }

  export default function autocannon(options: {
    url: string;
    connections: number;
    /** Seconds. */
    duration?: number;
    /** Requests in all, instead of a duration. */
    amount?: number;
    requests: Request[];
  }): PromiseLike<Result>;
}
