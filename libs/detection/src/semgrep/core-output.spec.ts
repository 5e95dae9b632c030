import { DetectorUnavailable } from '../detector/detector.ts';
import { coreReports, parseCoreOutput } from './core-output.ts';
import { coreTargets, engineSeenPath } from './core-targets.ts';
import { EngineFailure } from './engine.ts';

const at = (line: number) => ({ line, col: 1, offset: 0 });
const location = (path: string, line: number) => ({ path, start: at(line), end: at(line) });

function output(more: object) {
  return parseCoreOutput(
    JSON.stringify({ results: [], errors: [], paths: { scanned: ['/s/f0.py', '/s/f1.py'] }, skipped_rules: [], ...more }),
  );
}

const STAGED = ['/s/f0.py', '/s/f1.py'];

describe('coreReports', () => {
  it.each([
    ['Syntax error', 'content', 'could not be parsed near line 7'],
    [['PartialParsing', []], 'content', 'could not be parsed near line 7'],
    ['Timeout', 'resource', 'the engine gave up: timeout in rule r'],
    ['Out of memory', 'resource', 'the engine gave up: out of memory in rule r'],
    ['Too many matches', 'content', 'the engine gave up: too many matches in rule r'],
    ['Something new', 'content', 'the engine gave up: something new in rule r'],
  ])('takes %j for a file that was not looked at completely', (error_type, kind, reason) => {
    const errors = [{ error_type, message: 'm', rule_id: 'r', location: location('/s/f1.py', 7) }];
    const [first, second] = coreReports(output({ errors }), STAGED);
    expect(first!.problem).toBeUndefined();
    expect(second!.problem).toEqual({ kind, reason });
  });

  it('does not take exit code 0 for a look at every file', () => {
    const [, second] = coreReports(output({ paths: { scanned: ['/s/f0.py'] } }), STAGED);
    expect(second!.problem).toEqual({ kind: 'resource', reason: 'the engine did not look at it' });
  });

  it('trusts no run in which a rule was left out, or that reports an error of no file', () => {
    const skipped = output({ skipped_rules: [{ rule_id: 'bad', details: 'why' }] });
    expect(() => coreReports(skipped, STAGED)).toThrow(DetectorUnavailable);
    const stray = output({ errors: [{ error_type: 'Rule parse error', message: 'm' }] });
    expect(() => coreReports(stray, STAGED)).toThrow(/Rule parse error/);
  });

  it('reads steps through calls, and only those in the same file', () => {
    const call = ['CliCall', [[location('/s/f0.py', 3), 'f(x)'], [], ['CliLoc', [location('/s/f0.py', 9), 'x']]]];
    const trace = {
      taint_source: call,
      intermediate_vars: [{ location: location('/elsewhere.py', 4), content: 'x' }],
      taint_sink: ['CliLoc', [location('/s/f0.py', 12), 'run(x)']],
    };
    const results = [{ check_id: 'r', path: '/s/f0.py', start: at(12), end: at(12), extra: { dataflow_trace: trace } }];
    const [first] = coreReports(output({ results }), STAGED);
    expect(first!.matches[0]!.trace).toEqual([
      { role: 'source', start_line: 3, end_line: 3 },
      { role: 'source', start_line: 9, end_line: 9 },
      { role: 'sink', start_line: 12, end_line: 12 },
    ]);
  });

  it.each(['', 'Segmentation fault', '[]', 'null', '{}', '{"results":[],"errors":[]}'])('calls %j a failure of the engine', (text) => {
    expect(() => parseCoreOutput(text)).toThrow(EngineFailure);
  });
});

describe('engineSeenPath', () => {
  it.each([
    ['src/a.py', '/src/a.py'],
    ['/etc/passwd', '/etc/passwd'],
    ['../../a.py', '/a.py'],
    ['a/./b//c.py', '/a/b/c.py'],
    ['-rf;$(x).py', '/-rf;$(x).py'],
    ['..', '/'],
    ['a\nb\0.py', '/a_b_.py'],
  ])('makes %j absolute without climbing', (path, seen) => {
    expect(engineSeenPath(path)).toBe(seen);
  });

  it('stands only in the targets, beside staged names of our own', () => {
    const target = { analyzers: ['python', 'regex'], extension: '.py', content: Buffer.alloc(0), path: '-rf;$(x).py' };
    expect(JSON.parse(coreTargets([target], ['/s/f0.py']))).toEqual([
      'Targets',
      ['python', 'regex'].map((analyzer) => [
        'CodeTarget',
        { path: { fpath: '/s/f0.py', ppath: '/-rf;$(x).py' }, analyzer, products: ['sast'] },
      ]),
    ]);
  });
});
