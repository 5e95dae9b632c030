import fc from 'fast-check';
import type { ChangedLine } from './changed-line.ts';
import { DiffSyntaxError, DiffTooLongError, parseUnifiedDiff } from './unified-diff.ts';

const short = (lines: ChangedLine[]) =>
  lines.map(({ file_path, line_number, change_type, content }) => `${file_path}:${line_number} ${change_type} ${content}`);

const read = (...diff: string[]) => short(parseUnifiedDiff(`${diff.join('\n')}\n`));

describe('parseUnifiedDiff', () => {
  it('pairs removed and added lines as modified, and counts the rest as added', () => {
    expect(
      read('diff --git a/api/orders.py b/api/orders.py', 'index 1..2 100644', '--- a/api/orders.py', '+++ b/api/orders.py',
        '@@ -1,3 +1,4 @@ def head():', ' one', '-two', '+TWO', '+2b', ' three', '@@ -10 +11 @@', '-ten', '+TEN'),
    ).toEqual(['api/orders.py:2 modified TWO', 'api/orders.py:3 added 2b', 'api/orders.py:11 modified TEN']);
  });

  it('puts deleted lines at the seam', () => {
    expect(read('--- a/x', '+++ b/x', '@@ -4,3 +4,1 @@', ' a', '-b', '-c', '@@ -9,1 +7,0 @@', '-z')).toEqual([
      'x:5 deleted b',
      'x:5 deleted c',
      'x:8 deleted z',
    ]);
  });

  it('reads new and deleted files, with and without a newline at their end', () => {
    expect(
      read('diff --git a/new b/new', 'new file mode 100644', '--- /dev/null', '+++ b/new', '@@ -0,0 +1 @@', '+hello', '\\ No newline at end of file',
        'diff --git a/old b/old', 'deleted file mode 100644', '--- a/old', '+++ /dev/null', '@@ -1,2 +0,0 @@', '-x', '-y', '\\ No newline at end of file'),
    ).toEqual(['new:1 added hello', 'old:1 deleted x', 'old:1 deleted y']);
  });

  it('names a renamed file by its head side; mode changes, binaries and submodules have no lines', () => {
    expect(
      read('diff --git a/from b/to', 'similarity index 90%', 'rename from from', 'rename to to', '--- a/from', '+++ b/to', '@@ -1 +1 @@', '-a', '+b',
        'diff --git a/run.sh b/run.sh', 'old mode 100644', 'new mode 100755',
        'diff --git a/p.png b/p.png', 'index 1..2 100644', 'Binary files a/p.png and b/p.png differ',
        'diff --git a/q.png b/q.png', 'GIT binary patch', 'literal 5', 'McmZQ$', '', 'literal 0', 'HcmV?d00001', '',
        'diff --git a/sub b/sub', 'index 1111111..2222222 160000', '--- a/sub', '+++ b/sub', '@@ -1 +1 @@', '-Subproject commit 1', '+Subproject commit 2',
        'diff --git a/last b/last', 'index 1..2 100644', '--- a/last', '+++ b/last', '@@ -1 +1 @@', '-l', '+m'),
    ).toEqual(['to:1 modified b', 'last:1 modified m']);
  });

  it.each([
    ['"b/na\\303\\257ve \\"q\\"\\t\\\\.py"', 'naïve "q"\t\\.py'],
    ['b/with space.py\t', 'with space.py'],
    ['b/-rf;$(x).py', '-rf;$(x).py'],
    ['b/plain.py\t2026-01-01 00:00:00.000000000 +0000', 'plain.py'],
    ['"b/line\\nbreak"', 'line\nbreak'],
    ['"b/\\377"', '\ufffd'],
  ])('reads the name %s', (name, path) => {
    expect(parseUnifiedDiff(`--- /dev/null\n+++ ${name}\n@@ -0,0 +1 @@\n+x\n`)[0]!.file_path).toBe(path);
  });

  it.each([
    ['diff --git a/b/x b/b/x', 'a/b/x', 'b/b/x', 'b/x'],
    ['diff --git b/x b/x', 'b/x', 'b/x', 'b/x'],
    ['diff --git i/x w/x', 'i/x', 'w/x', 'x'],
    ['diff --git "a/\\303\\251" "b/\\303\\251"', '"a/\\303\\251"', '"b/\\303\\251"', 'é'],
  ])('takes prefixes for what they are: %s', (git, old, head, path) => {
    expect(parseUnifiedDiff(`${git}\n--- ${old}\n+++ ${head}\n@@ -1 +1 @@\n-a\n+b\n`)[0]!.file_path).toBe(path);
  });

  it('takes content that looks like a header for content', () => {
    expect(read('--- a/x', '+++ b/x', '@@ -1,2 +1,2 @@', '--- a/y', '-@@ -1 +1 @@', '+++ b/y', '+diff --cc z')).toEqual([
      'x:1 modified ++ b/y',
      'x:2 modified diff --cc z',
    ]);
  });

  it('reads what mail, CRLF and stripped blanks do to a diff', () => {
    expect(read('From 123', 'Subject: x', '---', ' x | 2 +-', '', 'diff --git a/x b/x\r', '--- a/x\r', '+++ b/x\r', '@@ -1,3 +1,3 @@\r', ' a\r', '', '-b\r', '+B\r', '-- ', '2.43.0')).toEqual(['x:3 modified B']);
  });

  it('has no lines for an empty diff', () => {
    expect(parseUnifiedDiff('\n')).toEqual([]);
  });

  it.each([
    ['a combined diff', 'diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,1 @@@\n--a\n++b\n', 1],
    ['a combined hunk', '--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n', 3],
    ['a hunk without a file', '@@ -1 +1 @@\n-a\n+b\n', 1],
    ['a cut hunk', '--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n', 3],
    ['too many lines of a side', '--- a/x\n+++ b/x\n@@ -1,1 +1,2 @@\n-a\n-b\n', 5],
    ['a line that belongs to no side', '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\nb\n', 5],
    ['text that is no diff', 'hello\n', 1],
  ])('refuses %s and says where', (_name, diff, line) => {
    expect(() => parseUnifiedDiff(diff)).toThrow(DiffSyntaxError);
    expect(() => parseUnifiedDiff(diff)).toThrow(`line ${line} of the diff`);
  });

  it('stops at the first line beyond the limit', () => {
    const diff = `--- a/x\n+++ b/x\n@@ -0,0 +1,3 @@\n+a\n+b\n+c\n`;
    expect(parseUnifiedDiff(diff, 3)).toHaveLength(3);
    expect(() => parseUnifiedDiff(diff, 2)).toThrow(DiffTooLongError);
  });

  it('numbers the head side so that its lines stand where they say, and accounts for every + and -', () => {
    const edit = fc.record({ mark: fc.constantFrom(' ', '+', '-'), text: fc.string({ unit: 'grapheme-ascii' }) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), (edits, start) => {
        const head = edits.filter(({ mark }) => mark !== '-').map(({ text }) => text);
        const base = edits.filter(({ mark }) => mark !== '+').length;
        const from = head.length === 0 ? start - 1 : start;
        const body = edits.map(({ mark, text }) => mark + text).join('\n');
        const lines = parseUnifiedDiff(`--- a/x\n+++ b/x\n@@ -${start},${base} +${from},${head.length} @@\n${body}\n`);
        const count = (mark: string) => edits.filter((one) => one.mark === mark).length;
        const of = (...types: string[]) => lines.filter(({ change_type }) => types.includes(change_type));
        expect(of('added', 'modified')).toHaveLength(count('+'));
        expect(of('deleted', 'modified')).toHaveLength(count('-'));
        for (const { line_number, content } of of('added', 'modified')) expect(content).toBe(head[line_number - start]);
        for (const { line_number } of of('deleted')) {
          expect(line_number).toBeGreaterThanOrEqual(start);
          expect(line_number).toBeLessThanOrEqual(start + head.length);
        }
      }),
    );
  });

  it('never fails in another way than its own, whatever the text', () => {
    const piece = fc.oneof(fc.constantFrom('--- a/x', '+++ b/x', '@@ -1,2 +1,2 @@', '@@ -0,0 +1 @@', '+a', '-b', ' c', '\\ No', 'diff --git a/x b/x', '"'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          parseUnifiedDiff(pieces.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(DiffSyntaxError);
        }
      }),
    );
  });
});
