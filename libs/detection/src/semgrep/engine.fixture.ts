import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { semgrepCorePath } from '@provenance/embedded';
import type { ScanFile } from '../detector/detector.ts';
import { DEFAULT_ENGINE_LIMITS } from './engine-limits.ts';
import { openSemgrep } from './open-semgrep.ts';
import type { SemgrepOptions } from './semgrep-options.ts';

/** A small pack: what the engine does must not depend on what the bundled rules look for. */
const RULES = {
  rules: [
    {
      id: 'eval-of-anything',
      languages: ['python'],
      severity: 'ERROR',
      message: 'eval of $X',
      pattern: 'eval($X)',
      metadata: { category: 'code_execution', cwe: ['CWE-95: Eval Injection'], confidence: 'HIGH' },
    },
    {
      id: 'request-to-execute',
      languages: ['python'],
      severity: 'CRITICAL',
      message: 'SQL from the request',
      mode: 'taint',
      'pattern-sources': [{ pattern: 'request.args.get(...)' }],
      'pattern-sinks': [{ pattern: 'cursor.execute(...)' }],
      metadata: { category: 'sqli', cwe: ['CWE-89'] },
    },
    { id: 'js-eval', languages: ['javascript', 'typescript'], severity: 'WARNING', message: 'eval', pattern: 'eval($X)' },
    { id: 'go-exec', languages: ['go'], severity: 'WARNING', message: 'exec', pattern: 'exec.Command(...)' },
    { id: 'java-exec', languages: ['java'], severity: 'WARNING', message: 'exec', pattern: '$R.exec(...)' },
  ],
};

/** A folder of its own for one suite, with the pack in it. */
export interface EngineBench {
  dir: string;
  packFile: string;
  open(options?: Partial<SemgrepOptions>): ReturnType<typeof openSemgrep>;
  /** A program in the engine's place: shell commands before the real engine is run with the same arguments. */
  fakeCore(commands: string): Promise<string>;
  remove(): Promise<void>;
}

export async function engineBench(): Promise<EngineBench> {
  const dir = await mkdtemp(join(tmpdir(), 'provenance-engine-'));
  const packFile = join(dir, 'rules.json');
  await writeFile(packFile, JSON.stringify(RULES));
  return {
    dir,
    packFile,
    open: (options = {}) =>
      openSemgrep({
        corePath: semgrepCorePath(),
        config: { path: packFile, mode: 'replace' },
        workRoot: dir,
        engines: 1,
        ...options,
      }),
    async fakeCore(commands) {
      const path = join(dir, `fake-core-${Math.random().toString(36).slice(2)}`);
      await writeFile(path, fakeCoreScript(commands));
      await chmod(path, 0o700);
      return path;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Waits for the hand-over, as the engine does; then `$files` are the staged files of the batch. */
function fakeCoreScript(commands: string): string {
  return `#!/bin/sh
if [ "$1" = -version ]; then echo "semgrep-core version: 1.185.0"; exit 0; fi
if [ "$1" = -rules ]; then cat "$4" >/dev/null; fi
files=$(ls "$(dirname "$4")"/f* 2>/dev/null)
${commands}
exec "${semgrepCorePath()}" "$@"
`;
}

/** Short limits, so that a hanging engine does not hang the suite. */
export const SHORT_LIMITS = { ...DEFAULT_ENGINE_LIMITS, wallBaseMs: 6_000, wallPerFileMs: 50, niceness: 0 };

export function file(path: string, text: string, more: Partial<ScanFile> = {}): ScanFile {
  return { path, content: Buffer.from(text), language: 'text', partial: false, ...more };
}

export const NO_SIGNAL = new AbortController().signal;
