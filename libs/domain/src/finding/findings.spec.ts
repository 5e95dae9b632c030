import fc from 'fast-check';
import { changesByFile } from './file-change.ts';
import type { RawFinding } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import { fileFindings, type FindingContext } from './to-finding.ts';
import { LONGEST_RANGE, touchesChange } from './touches-change.ts';

const context: FindingContext = {
  analysis_id: `an_${'0'.repeat(32)}`,
  repo: 'acme/shop',
  pr_number: '42',
  file_path: 'api/orders.py',
  detected_at: '2026-11-23T00:00:00.000Z',
};

function raw(start: number, end = start, more: Partial<RawFinding> = {}): RawFinding {
  return {
    rule_key: 'python-sql-injection',
    rule_version: '1',
    category: 'sqli',
    severity: 'high',
    confidence: 'high',
    message: 'm',
    cwe: ['CWE-89'],
    engine_name: 'semgrep',
    engine_version: '1.185.0',
    snippet: 'execute(q)',
    start_line: start,
    start_column: 1,
    end_line: end,
    end_column: 2,
    ...more,
  };
}

function change(written: number[], seams: number[] = []) {
  return { written: new Set(written), seams: new Set(seams) };
}

describe('touchesChange', () => {
  it('counts a match over several lines of which one was changed', () => {
    expect(touchesChange(raw(10, 14), change([12]))).toBe('on_changed_line');
  });

  it('does not count the same match in an untouched function', () => {
    expect(touchesChange(raw(40, 44), change([10, 11, 12, 39, 45]))).toBeUndefined();
  });

  it('counts a sink whose source was changed', () => {
    const tainted = raw(20, 20, { trace: [{ role: 'source', start_line: 3, end_line: 3 }] });
    expect(touchesChange(tainted, change([3]))).toBe('trace_on_changed_line');
  });

  it('counts a change inside the statement of a match or of its trace', () => {
    const spread = raw(20, 20, { statements: [{ start_line: 8, end_line: 11 }] });
    expect(touchesChange(spread, change([10]))).toBe('trace_on_changed_line');
    expect(touchesChange(spread, change([12]))).toBeUndefined();
  });

  it('counts both neighbours of a deletion and nothing further away', () => {
    const related = [6, 7, 8, 9].map((line) => touchesChange(raw(line), change([], [8])));
    expect(related).toEqual([undefined, 'adjacent_to_deletion', 'adjacent_to_deletion', undefined]);
  });

  it('anchors a match over a whole class at its first line', () => {
    const whole = raw(1, 1 + LONGEST_RANGE);
    expect(touchesChange(whole, change([30]))).toBeUndefined();
    expect(touchesChange(whole, change([1]))).toBe('on_changed_line');
    expect(touchesChange(raw(1, LONGEST_RANGE), change([30]))).toBe('on_changed_line');
  });

  it('agrees with the definition for any range and any change', () => {
    const line = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(line, fc.nat(20), fc.array(line), (start, length, written) => {
        const hit = written.some((at) => at >= start && at <= start + length);
        expect(touchesChange(raw(start, start + length), change(written))).toBe(hit ? 'on_changed_line' : undefined);
      }),
    );
  });
});

describe('fingerprints', () => {
  it('survive a move of lines and a new indentation', () => {
    const before = fingerprints([raw(10, 10, { snippet: 'execute(\n  q)' })], 'a.py');
    const after = fingerprints([raw(99, 99, { snippet: '  execute(\n      q)' })], 'a.py');
    expect(after[0]!.fingerprint).toBe(before[0]!.fingerprint);
  });

  it('differ by rule, path, snippet and ordinal', () => {
    const all = [
      ...fingerprints([raw(1), raw(2), raw(3, 3, { snippet: 'other' }), raw(4, 4, { rule_key: 'x' })], 'a.py'),
      ...fingerprints([raw(1)], 'b.py'),
    ].map((entry) => entry.fingerprint);
    expect(new Set(all).size).toBe(5);
  });

  it('do not depend on the order of the matches, and drop exact repeats', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1 });
    fc.assert(
      fc.property(lines, (starts) => {
        const raws = starts.map((start) => raw(start));
        expect(fingerprints([...raws].reverse().concat(raws), 'a.py')).toEqual(fingerprints(raws, 'a.py'));
      }),
    );
  });
});

describe('fileFindings', () => {
  it('keeps what meets the change, with the ordinal among all matches of the file', () => {
    const all = fileFindings([raw(5), raw(50)], change([5, 50]), context).findings;
    const second = fileFindings([raw(5), raw(50)], change([50]), context).findings;
    expect(second).toEqual([all[1]]);
    expect(second[0]).toMatchObject({ file_path: 'api/orders.py', start_line: 50, status: 'open' });
    expect(second[0]!.finding_id).toMatch(/^fd_[0-9a-f]{32}$/);
  });

  it('gives a repeat the same ids', () => {
    expect(fileFindings([raw(5)], change([5]), context).findings).toEqual(fileFindings([raw(5)], change([5]), context).findings);
  });
});

describe('changesByFile', () => {
  it('tells written lines from seams, by file', () => {
    const changes = changesByFile([
      { file_path: 'a', line_number: 1, change_type: 'added' },
      { file_path: 'a', line_number: 2, change_type: 'modified' },
      { file_path: 'a', line_number: 2, change_type: 'deleted' },
      { file_path: 'b', line_number: 9, change_type: 'deleted' },
    ]);
    expect(changes.get('a')).toEqual(change([1, 2], [2]));
    expect(changes.get('b')).toEqual(change([], [9]));
  });
});
