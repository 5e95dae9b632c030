import { createHash } from 'node:crypto';
import type { DetectionObserver } from '../detector/detection-observer.ts';
import type { FileScan } from '../detector/detector.ts';

/** Where results are kept by content; the implementation over Redis lives with its keys. */
export interface ScanCache {
  getMany(digests: readonly string[]): Promise<(Buffer | undefined)[]>;
  /** @param ttl seconds */
  setMany(entries: readonly { digest: string; value: Buffer }[], ttl: number): Promise<void>;
}

const WEEK_SECONDS = 7 * 24 * 3600;

/** Counts up when the meaning of a cached result changes. */
const CACHE_VERSION = 3;

/** What beside the content decides a result. */
export interface ScanCircumstances {
  analyzers: readonly string[];
  extension: string;
  /** The path, when a rule for these analyzers looks at it. */
  path?: string;
  packDigest: string;
  engineVersion: string;
}

/** The key of a result: sha256 (hex) over the content and everything else that decides it. */
export function scanKey(content: Buffer, circumstances: ScanCircumstances): string {
  const head = JSON.stringify([CACHE_VERSION, circumstances]);
  return createHash('sha256').update(`${head.length}:${head}`).update(content).digest('hex');
}

/** Bytes of a result: most files are clean, and those take one byte. */
export function encodeScan(scan: FileScan): Buffer {
  const clean = scan.status === 'covered' && scan.findings.length === 0;
  return Buffer.from(clean ? '0' : JSON.stringify(scan));
}

/** The result out of its bytes. @throws SyntaxError when they are none of ours. */
export function decodeScan(bytes: Buffer): FileScan {
  const text = bytes.toString('utf8');
  if (text === '0') return { findings: [], status: 'covered' };
  return JSON.parse(text) as FileScan;
}

/** A cache that cannot fail a scan: what it does not answer is scanned. */
export class LenientCache {
  readonly #cache: ScanCache | undefined;
  readonly #ttlSeconds: number;
  readonly #observer: DetectionObserver;

  constructor(
    cache: ScanCache | undefined,
    ttlSeconds: number | undefined,
    observer: DetectionObserver,
  ) {
    this.#cache = cache;
    this.#ttlSeconds = ttlSeconds ?? WEEK_SECONDS;
    this.#observer = observer;
  }

  /** Known results by key. */
  async get(keys: string[]): Promise<Map<string, FileScan>> {
    const known = new Map<string, FileScan>();
    if (this.#cache === undefined || keys.length === 0) return known;
    try {
      const values = await this.#cache.getMany(keys);
      keys.forEach((key, index) => {
        const value = values[index];
        if (value !== undefined) known.set(key, decodeScan(value));
      });
    } catch (error) {
      this.#observer.cacheFailed(error);
    }
    this.#observer.cacheAnswered(known.size, keys.length - known.size);
    return known;
  }

  async set(scans: readonly [string, FileScan][]): Promise<void> {
    if (this.#cache === undefined || scans.length === 0) return;
    try {
      const entries = scans.map(([digest, scan]) => ({ digest, value: encodeScan(scan) }));
      await this.#cache.setMany(entries, this.#ttlSeconds);
    } catch (error) {
      this.#observer.cacheFailed(error);
    }
  }
}
