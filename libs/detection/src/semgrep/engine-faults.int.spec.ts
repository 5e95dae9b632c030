import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { semgrepCorePath } from '@provenance/embedded';
import { DetectorUnavailable } from '../detector/detector.ts';
import { engineBench, file, NO_SIGNAL, SHORT_LIMITS, type EngineBench } from './engine.fixture.ts';

/** What a poisonous file makes of the engine; the mark stands in the file. */
const CRASH = 'if grep -qs POISON $files; then kill -SEGV $$; fi';
const HANG = 'if grep -qs POISON $files; then sleep 600; fi';
const RUBBISH = 'if grep -qs POISON $files; then echo "Segmentation fault"; exit 0; fi';
const HALF = `if grep -qs POISON $files; then echo '{"results": [], "errors": []}'; exit 0; fi`;

describe('the engine fails', () => {
  let bench: EngineBench;

  beforeAll(async () => {
    bench = await engineBench();
  });

  afterAll(() => bench.remove());

  const good = (n: number) => file(`good${n}.py`, `n = ${n}\neval(n)\n`);

  it.each([
    ['crashes', CRASH, /ended with SIGSEGV/],
    ['hangs', HANG, /did not end within/],
    ['prints rubbish', RUBBISH, /not JSON/],
    ['prints half a report', HALF, /not a report/],
  ])('on one file, and %s: that file is uncovered with its reason, the others are scanned', async (_, commands, reason) => {
    const failures: string[] = [];
    const observer = { detectorRan() {}, cacheAnswered() {}, cacheFailed() {}, engineFailed: (why: string) => failures.push(why) };
    const semgrep = await bench.open({
      corePath: await bench.fakeCore(commands),
      engineLimits: { ...SHORT_LIMITS, wallBaseMs: 4_000 },
      engines: 2,
      observer,
    });
    const files = [good(1), good(2), file('poison.py', '# POISON\neval(1)\n'), good(3), good(4), good(5)];
    const scans = await semgrep.scan(files, NO_SIGNAL);
    expect(scans[2]).toEqual({ findings: [], status: 'uncovered', reason: expect.stringMatching(reason) });
    expect(scans.filter((scan) => scan.status === 'covered' && scan.findings.length === 1)).toHaveLength(5);

    const before = failures.length;
    expect(await semgrep.scan([files[2]!], NO_SIGNAL)).toEqual([scans[2]]);
    expect(failures).toHaveLength(before);
    await semgrep.close();
  });

  it('once, because it was killed from outside: the file is tried again and covered', async () => {
    const mark = join(bench.dir, 'killed-once');
    const once = `if grep -qs FRAGILE $files && [ ! -e ${mark} ]; then touch ${mark}; kill -9 $$; fi`;
    const semgrep = await bench.open({ corePath: await bench.fakeCore(once) });
    const scans = await semgrep.scan([file('a.py', '# FRAGILE\neval(1)\n')], NO_SIGNAL);
    expect(scans).toMatchObject([{ status: 'covered', findings: [{ start_line: 2 }] }]);
    await semgrep.close();
  });

  it('while it waits for work: the next file gets another one', async () => {
    const mark = join(bench.dir, 'die-while-waiting');
    const semgrep = await bench.open({ corePath: await bench.fakeCore(`if [ -e ${mark} ]; then exit 2; fi`) });
    expect(await semgrep.scan([good(20)], NO_SIGNAL)).toMatchObject([{ status: 'covered' }]);
    expect(await semgrep.scan([good(21)], NO_SIGNAL)).toMatchObject([{ status: 'covered' }]);
    await semgrep.close();
  });

  it('on every file: no file is blamed, the scan is worth a later attempt', async () => {
    const mark = join(bench.dir, 'all-broken');
    const semgrep = await bench.open({ corePath: await bench.fakeCore(`if [ -e ${mark} ]; then exit 1; fi`) });
    await writeFile(mark, '');
    // The engine that waits already was started in better times.
    await expect(semgrep.scan([good(30), good(31)], NO_SIGNAL)).rejects.toThrow(DetectorUnavailable);
    await expect(semgrep.scan([good(32)], NO_SIGNAL)).rejects.toThrow(/No engine works: the engine ended with 1/);
    await semgrep.close();
  });

  it('to be there at the start: it says so and does not start', async () => {
    await expect(bench.open({ corePath: join(bench.dir, 'no-such-core') })).rejects.toThrow(/Semgrep does not work.*ENOENT/);
  });

  it('to say its version: that is told once, with its code and words', async () => {
    const core = join(bench.dir, 'mute-core');
    await writeFile(core, '#!/bin/sh\necho "no such library" >&2\nexit 2\n', { mode: 0o700 });
    await expect(bench.open({ corePath: core })).rejects.toThrow(new Error(`Semgrep does not work. ${core} -version ended with 2: no such library`));
  });

  it('to be there later: the scan is worth a later attempt, and works again when it is back', async () => {
    const core = await bench.fakeCore('');
    const semgrep = await bench.open({ corePath: core });
    await rename(core, `${core}.gone`);
    // The first may still have the engine that was started before.
    await semgrep.scan([good(40)], NO_SIGNAL).catch(() => undefined);
    await expect(semgrep.scan([good(41)], NO_SIGNAL)).rejects.toThrow(/cannot be started/);
    await rename(`${core}.gone`, core);
    expect(await semgrep.scan([good(42)], NO_SIGNAL)).toMatchObject([{ status: 'covered' }]);
    await semgrep.close();
  });

  it('to pass its self-test, and so does not start', async () => {
    const blind = await bench.fakeCore(
      `echo '{"version":"1.185.0","results":[],"errors":[],"paths":{"scanned":[]},"skipped_rules":[]}'; exit 0`,
    );
    await expect(bench.open({ corePath: blind })).rejects.toThrow(/python: matches at lines \[\]/);
  });

  it('to be driven directly: its own command line is used', async () => {
    // The program tells by its own name that it is to be the command line; a script must pass the name on.
    const alias = join(bench.dir, 'osemgrep');
    await symlink(semgrepCorePath(), alias);
    const onlyCommandLine = await bench.fakeCore(`if [ "$1" = scan ]; then exec ${alias} "$@"; fi; exit 3`);
    const semgrep = await bench.open({ corePath: onlyCommandLine });
    const [scan] = await semgrep.scan([file('a.py', 'eval(1)\neval(2)  # nosemgrep\n')], NO_SIGNAL);
    expect(scan).toMatchObject({ status: 'covered', findings: [{ snippet: 'eval(1)' }, { suppression_attempt: true }] });
    await semgrep.close();
  });
});

describe('the process that drives the engines was killed', () => {
  let bench: EngineBench;

  beforeAll(async () => {
    bench = await engineBench();
  });

  afterAll(() => bench.remove());

  it('the next one lets go of an engine that waits for targets, and removes its folder', async () => {
    const killed = spawn(process.execPath, ['-e', '']);
    await once(killed, 'exit');
    const left = join(bench.dir, `provenance-detect-${killed.pid}-x`);
    const engineDir = join(left, 'core-0');
    await mkdir(engineDir, { recursive: true });
    execFileSync('mkfifo', [join(engineDir, 'targets')]);
    const engine = spawn('sh', ['-c', 'echo waits; exec cat targets'], { cwd: engineDir, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(engine, 'exit');
    await once(engine.stdout, 'data');
    const next = await bench.open();
    expect((await ended)[1]).toBeNull();
    expect(await readdir(bench.dir)).not.toContain(`provenance-detect-${killed.pid}-x`);
    await next.close();
  });

  it('an engine that never ends is ended by its processor time', async () => {
    const semgrep = await bench.open({
      corePath: await bench.fakeCore('if grep -qs POISON $files; then while :; do :; done; fi'),
      engineLimits: { ...SHORT_LIMITS, cpuSeconds: 2, wallBaseMs: 60_000 },
    });
    const [scan] = await semgrep.scan([file('a.py', '# POISON\n')], NO_SIGNAL);
    expect(scan).toMatchObject({ status: 'uncovered', reason: expect.stringMatching(/ended with (SIGKILL|SIGXCPU)/) });
    await semgrep.close();
  });
});

describe('the disk is full', () => {
  it('the scan is worth a later attempt and says why', async () => {
    const bench = await engineBench();
    const semgrep = await bench.open();
    // A folder that vanished stands for a disk that takes nothing more: a test that runs as root can fill none.
    for (const name of await readdir(bench.dir)) {
      if (name.startsWith('provenance-detect-')) await rm(join(bench.dir, name), { recursive: true });
    }
    const scanning = semgrep.scan([file('a.py', 'eval(1)\n')], NO_SIGNAL);
    await expect(scanning).rejects.toThrow(DetectorUnavailable);
    await expect(scanning).rejects.toThrow(/Files cannot be staged \((?:ENOENT\)|.*No such file)/s);
    await semgrep.close();
    await bench.remove();
  });
});
