import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engineBench, file, NO_SIGNAL, type EngineBench } from './engine.fixture.ts';
import type { ScanCache } from './scan-cache.ts';
import type { SemgrepDetector } from './semgrep-detector.ts';

/** A cache in memory that remembers what it was asked. */
class MemoryCache implements ScanCache {
  readonly entries = new Map<string, Buffer>();
  hits = 0;

  getMany(digests: readonly string[]): Promise<(Buffer | undefined)[]> {
    const values = digests.map((digest) => this.entries.get(digest));
    this.hits += values.filter((value) => value !== undefined).length;
    return Promise.resolve(values);
  }

  setMany(entries: readonly { digest: string; value: Buffer }[]): Promise<void> {
    for (const { digest, value } of entries) this.entries.set(digest, value);
    return Promise.resolve();
  }
}

describe('SemgrepDetector over the real engine', () => {
  let bench: EngineBench;
  let semgrep: SemgrepDetector;

  beforeAll(async () => {
    bench = await engineBench();
    semgrep = await bench.open();
  });

  afterAll(async () => {
    await semgrep.close();
    await bench.remove();
  });

  async function scan(...files: ReturnType<typeof file>[]) {
    return semgrep.scan(files, NO_SIGNAL);
  }

  it('passes its self-test and says what it looks for', async () => {
    const capabilities = await semgrep.capabilities();
    expect(capabilities).toHaveLength(5);
    expect(capabilities[0]).toMatchObject({
      name: 'semgrep',
      rule_key: 'eval-of-anything',
      category: 'code_execution',
      config_path: bench.packFile,
      engine_version: '1.185.0',
      rule_count: 5,
      self_test: { passed: true },
    });
  });

  it('finds a vulnerability over several lines, with its lines and its rule', async () => {
    const [scanned] = await scan(file('api/a.py', 'x = 1\ny = eval(\n    x,\n)\n'));
    expect(scanned).toMatchObject({
      status: 'covered',
      findings: [
        {
          rule_key: 'eval-of-anything',
          category: 'code_execution',
          severity: 'high',
          confidence: 'high',
          cwe: ['CWE-95'],
          engine_name: 'semgrep',
          engine_version: '1.185.0',
          start_line: 2,
          start_column: 5,
          end_line: 4,
          snippet: 'eval(\n    x,\n)',
        },
      ],
    });
  });

  it.each(['aaaa', 'ä€äß', '\u{1f600}\u{1f600}'])('counts columns in UTF-16 units behind %s', async (text) => {
    const line = `a = "${text}"; y = eval(a)`;
    const [scanned] = await scan(file('api/a.py', `x = 1\n${line}\n`));
    expect(scanned!.findings).toMatchObject([{ start_line: 2, start_column: line.indexOf('eval') + 1, end_line: 2, end_column: line.length + 1, snippet: 'eval(a)' }]);
  });

  it('tells the lines of a taint trace', async () => {
    const source = 'def h(request, cursor):\n    q = request.args.get("q")\n    sql = "select " + q\n    cursor.execute(sql)\n';
    const [scanned] = await scan(file('api/h.py', source));
    expect(scanned!.findings[0]).toMatchObject({ severity: 'critical', start_line: 4 });
    const lines = scanned!.findings[0]!.trace!.map((step) => [step.role, step.start_line]);
    expect(lines).toEqual(expect.arrayContaining([['source', 2], ['step', 3], ['sink', 4]]));
  });

  it('tells the statements that a match and its trace stand in, where they reach further', async () => {
    const source = 'def h(request, cursor):\n    q = request.args.get("q")\n    sql = (\n        "select "\n        + q\n    )\n    cursor.execute(sql)\n';
    const [scanned] = await scan(file('api/i.py', source));
    expect(scanned!.findings[0]!.statements).toEqual([{ start_line: 3, end_line: 6 }]);
  });

  it('scans files of any name as any other', async () => {
    const names = ['-rf;$(x).py', 'a b.py', 'new\nline.py', '.hidden.py', 'tests/node_modules/vendor/x.py', '../../up.py', 'é\u202e.py'];
    const scans = await scan(...names.map((name, index) => file(name, `n = ${index}\neval(n)\n`)));
    expect(scans.map((entry) => [entry.status, entry.findings.length])).toEqual(names.map(() => ['covered', 1]));
  });

  it('keeps a finding that the author wants hidden, and says so', async () => {
    const [scanned] = await scan(file('a.py', 'eval(a)  # nosemgrep\neval(b)\n'));
    expect(scanned!.findings.map((finding) => finding.suppression_attempt)).toEqual([true, undefined]);
  });

  it.each([
    ['broken.py', 'x = 1\ndef b(:\n    eval(x)\n'],
    ['unindented.py', 'def f():\nreturn 1\n'],
    ['broken.js', 'function a( {\n  eval(1)\n}\n'],
    ['broken.ts', 'function a( {\n}\n'],
    ['broken.tsx', 'export const A = () => <div>;\n'],
    ['broken.go', 'package main\nfunc f( {\n\texec.Command("x")\n}\n'],
    ['Broken.java', 'class A { void f( { r.exec("x"); } }\n'],
  ])('reports %s, which has a syntax error, as not covered', async (name, text) => {
    const [scanned] = await scan(file(name, text));
    expect(scanned).toMatchObject({ status: 'uncovered', reason: expect.stringMatching(/syntax error at line \d/) });
  });

  it.each([
    ['dialects.js', '// @flow\ntype A = string;\nconst a: A = "x";\n'],
    ['view.jsx', 'export const A = () => <div>{1}</div>;\n'],
    ['view.tsx', 'export const A = (p: { x: number }) => <div>{p.x}</div>;\n'],
    ['empty.py', ''],
    ['bom.py', '\uFEFFx = 1\r\n'],
    ['raw.go', 'package main\n\nvar empty = ``\n'],
  ])('covers %s', async (name, text) => {
    expect(await scan(file(name, text))).toEqual([{ status: 'covered', findings: [] }]);
  });

  it('does not let a claimed language hide a file from the rules', async () => {
    const [scanned] = await scan(file('a.py', 'eval(1)\n', { language: 'markdown' }));
    expect(scanned!.findings).toHaveLength(1);
  });

  it('skips languages without rules and refuses what is no source', async () => {
    const scans = await scan(
      file('README.md', '# eval(1)\n'),
      file('big.py', 'x = 1\n'.repeat(200_000)),
      file('min.js', `var a=${'1+'.repeat(6_000)}1;\n`),
      file('blob.py', 'x\0y'),
    );
    expect(scans).toEqual([
      { findings: [], status: 'skipped', reason: 'no rules for its language' },
      { findings: [], status: 'uncovered', reason: 'larger than 1000000 bytes (1200000)' },
      { findings: [], status: 'uncovered', reason: expect.stringContaining('looks generated: a line of') },
      { findings: [], status: 'uncovered', reason: 'binary content' },
    ]);
  });

  it('finds at its own line what is known of a file, and calls that partial', async () => {
    const [scanned] = await scan(file('a.py', `${'\n'.repeat(127)}    y = eval(x)\n`, { partial: true }));
    expect(scanned).toMatchObject({ status: 'partial', findings: [{ start_line: 128 }] });
  });

  it('scans the same content once and gives it to every file and to later scans', async () => {
    const cache = new MemoryCache();
    const cached = await bench.open({ cache });
    const twins = [file('a.py', 'eval(7)\n'), file('b/c.py', 'eval(7)\n')];
    const first = await cached.scan(twins, NO_SIGNAL);
    expect(cache.entries.size).toBe(1);
    expect(first[0]!.findings).toHaveLength(1);
    expect(first[1]).toEqual(first[0]);
    expect(await cached.scan(twins, NO_SIGNAL)).toEqual(first);
    expect(cache.hits).toBe(1);
    await cached.close();
  });

  it('goes on without a cache that fails', async () => {
    const failures: unknown[] = [];
    const broken = { getMany: () => Promise.reject(new Error('away')), setMany: () => Promise.reject(new Error('away')) };
    const observer = { detectorRan() {}, cacheAnswered() {}, engineFailed() {}, cacheFailed: (error: unknown) => failures.push(error) };
    const cached = await bench.open({ cache: broken, observer });
    expect(await cached.scan([file('a.py', 'eval(8)\n')], NO_SIGNAL)).toMatchObject([{ status: 'covered', findings: [{}] }]);
    expect(failures).toHaveLength(2);
    await cached.close();
  });

  it('gives the same result for many files at once as for each alone', async () => {
    const files = Array.from({ length: 90 }, (_, n) => file(`f${n}.py`, `n = ${n}\n${n % 3 === 0 ? 'eval(n)\n' : ''}`));
    const scans = await Promise.all(files.map((entry) => scan(entry)));
    expect(scans.map(([entry]) => entry!.findings.length)).toEqual(files.map((_, n) => (n % 3 === 0 ? 1 : 0)));
    expect(scans.every(([entry]) => entry!.status === 'covered')).toBe(true);
  });

  it('rejects when its caller gives up', async () => {
    const gone = new AbortController();
    const scanning = semgrep.scan([file('a.py', 'eval(9)\n')], gone.signal);
    gone.abort(new Error('gone'));
    await expect(scanning).rejects.toThrow('gone');
  });

  it('leaves no file behind when it is closed', async () => {
    const before = await readdir(bench.dir);
    const other = await bench.open();
    await other.scan([file('a.py', 'eval(10)\n')], NO_SIGNAL);
    await other.close();
    expect(await readdir(bench.dir)).toEqual(before);
  });

  it('refuses to start with rules that are not valid, and names them', async () => {
    await writeFile(join(bench.dir, 'invalid.yml'), 'rules:\n  - id: bad\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: "def ("\n');
    await expect(bench.open({ config: { path: join(bench.dir, 'invalid.yml'), mode: 'replace' } })).rejects.toThrow(/Rule bad is not valid/);
    await expect(bench.open({ config: { path: join(bench.dir, 'absent.yml'), mode: 'replace' } })).rejects.toThrow(/ENOENT/);
  });
});
