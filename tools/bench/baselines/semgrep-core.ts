import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { semgrepCorePath } from '@provenance/embedded';
import type { PythonFile } from '../payloads/python-file.ts';
import { stage } from './stage.ts';

const run = promisify(execFile);

/**
 * Baseline of item b: one run of the engine, started cold by hand over staged files, with the flags and the
 * environment of our own engines. Milliseconds from the start of the process to its report.
 */
export async function coldEngineRun(dir: string, pack: string, files: readonly PythonFile[]): Promise<number> {
  const paths = await stage(dir, files);
  const targets = join(dir, 'targets.json');
  await writeFile(targets, JSON.stringify(['Targets', paths.map(target)]));
  const limits = ['-timeout', '5', '-timeout_threshold', '3', '-max_memory', '1024'];
  const started = performance.now();
  const { stdout } = await run(
    semgrepCorePath(),
    ['-rules', pack, '-targets', targets, '-json_nodots', '-j', '1', '-use_parmap', ...limits],
    { env: { OCAMLRUNPARAM: 's=512k,o=200', HOME: dir, LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' }, maxBuffer: 64 * 1024 * 1024 },
  );
  const elapsed = performance.now() - started;
  const report = JSON.parse(stdout) as { paths: { scanned: string[] } };
  if (report.paths.scanned.length !== files.length) throw new Error(`the engine scanned ${report.paths.scanned.length} files`);
  return elapsed;
}

function target(path: string, index: number): unknown {
  return ['CodeTarget', { path: { fpath: path, ppath: `/file_${index}.py` }, analyzer: 'python', products: ['sast'] }];
}
