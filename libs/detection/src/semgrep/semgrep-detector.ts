import type { DetectorCapability } from '@provenance/domain';
import type { Detector, FileScan, ScanFile } from '../detector/detector.ts';
import type { RulePack } from '../pack/rule-pack.ts';
import { ruleHelp } from '../pack/semgrep-rule.ts';
import type { EnginePool } from './engine-pool.ts';
import type { EngineAdapter } from './engine.ts';
import { resultFor, type Candidate, type FileScanner } from './file-scanner.ts';
import type { LenientCache } from './scan-cache.ts';
import type { SelfTest } from './self-test.ts';

/** What open() puts together. */
export interface SemgrepParts {
  adapter: EngineAdapter;
  pool: EnginePool;
  scanner: FileScanner;
  cache: LenientCache;
  pack: RulePack;
  selfTest: SelfTest;
}

/** Semgrep over whole files: never twice the same content, many files a process, processes started ahead. */
export class SemgrepDetector implements Detector {
  readonly name = 'semgrep';
  readonly #parts: SemgrepParts;

  constructor(parts: SemgrepParts) {
    this.#parts = parts;
  }

  async scan(files: ScanFile[], signal: AbortSignal): Promise<FileScan[]> {
    const examined = files.map((file) => this.#parts.scanner.examine(file));
    const candidates = examined.filter((entry) => 'key' in entry);
    const scans = await this.#scans(candidates, signal);
    return examined.map((entry) =>
      'key' in entry ? resultFor(entry, scans.get(entry.key)!) : entry,
    );
  }

  /** One entry a rule; one for all where only the engine knows them. */
  capabilities(): Promise<DetectorCapability[]> {
    const { adapter, pack, selfTest } = this.#parts;
    const shared = {
      name: this.name,
      config_path: pack.source,
      config_sha256: pack.digest,
      last_modified: pack.lastModified,
      engine_version: adapter.version,
      rule_count: pack.rules.length,
      self_test: selfTest,
    };
    if (pack.rules.length === 0) {
      const description = 'Rules of the registry';
      return Promise.resolve([{ ...shared, rule_key: '*', category: 'registry', description }]);
    }
    return Promise.resolve(pack.rules.map((rule) => ({ ...shared, rule_key: rule.id, ...ruleHelp(rule) })));
  }

  async close(): Promise<void> {
    this.#parts.pool.close();
    await this.#parts.adapter.close();
  }

  async #scans(candidates: Candidate[], signal: AbortSignal): Promise<Map<string, FileScan>> {
    const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
    const scans = await this.#parts.cache.get([...byKey.keys()]);
    const missing = [...byKey.values()].filter(({ key }) => !scans.has(key));
    const settled = await abortable(
      Promise.all(missing.map((candidate) => this.#parts.scanner.scan(candidate))),
      signal,
    );
    missing.forEach(({ key }, index) => scans.set(key, settled[index]!.scan));
    const lasting = missing.filter((_, index) => settled[index]!.lasting);
    await this.#parts.cache.set(lasting.map(({ key }) => [key, scans.get(key)!]));
    return scans;
  }
}

/** Leaves the work behind when the caller goes: others may share it, and the cache profits. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // When the caller has gone already, nobody else hears how the work ends, and a failure of it would end the process.
  work.catch(() => undefined);
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
