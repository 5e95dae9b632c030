import type { ChangedLine } from './changed-line.ts';
import { renamesInDiff, renamesOf } from './renames.ts';

const TEXT = ['import os', '', 'def run(name):', '    os.system(name)', '    return name'];
const whole = (file_path: string, change_type: 'added' | 'deleted', texts: readonly string[]): ChangedLine[] =>
  texts.map((content, index) => ({ file_path, line_number: change_type === 'deleted' ? 1 : index + 1, change_type, content }));

describe('renamesOf', () => {
  it('takes a deleted and a new file that are alike by half for one, re-indented too', () => {
    const indented = TEXT.map((text) => `    ${text}`);
    expect(renamesOf([...whole('a.py', 'deleted', TEXT), ...whole('b.py', 'added', [...indented, 'one', 'two', 'three'])])).toEqual([{ from: 'a.py', to: 'b.py' }]);
    expect(renamesOf([...whole('a.py', 'deleted', TEXT), ...whole('b.py', 'added', [TEXT[0]!, 'another', 'file'])])).toEqual([]);
  });

  it('gives each file one partner, the one that is most alike', () => {
    const lines = [...whole('a.py', 'deleted', TEXT), ...whole('b.py', 'added', TEXT.slice(0, 4)), ...whole('c.py', 'added', TEXT)];
    expect(renamesOf(lines)).toEqual([{ from: 'a.py', to: 'c.py' }]);
  });

  it('does not take a file that lost some lines for one that is gone', () => {
    const shorter = whole('a.py', 'deleted', TEXT).map((line, index) => ({ ...line, line_number: index + 3 }));
    expect(renamesOf([...shorter, ...whole('b.py', 'added', TEXT)])).toEqual([]);
  });

  it('believes whoever names a rename, once', () => {
    const named = [{ from: 'a.py', to: 'b.py' }, { from: 'a.py', to: 'c.py' }, { from: 'd.py', to: 'd.py' }];
    expect(renamesOf([], named)).toEqual([{ from: 'a.py', to: 'b.py' }]);
  });
});

describe('renamesInDiff', () => {
  it('reads the headers of git, also quoted names', () => {
    const diff = 'diff --git a/old.py b/new.py\nsimilarity index 90%\nrename from old.py\nrename to new.py\nindex 1..2 100644\n--- a/old.py\n+++ b/new.py\n@@ -1 +1 @@\n-a\n+b\n' +
      'diff --git "a/\\303\\251.py" b/e.py\nold mode 100644\nnew mode 100755\nsimilarity index 100%\nrename from "\\303\\251.py"\nrename to e.py\n';
    expect(renamesInDiff(diff)).toEqual([{ from: 'old.py', to: 'new.py' }, { from: 'é.py', to: 'e.py' }]);
  });

  it('takes no line of a file and no prose for a header', () => {
    const diff = 'rename from x\nrename to y\n--- a/a\n+++ b/a\n@@ -0,0 +1,2 @@\n+rename from c\n+rename to d\n';
    expect(renamesInDiff(diff)).toEqual([]);
  });
});
