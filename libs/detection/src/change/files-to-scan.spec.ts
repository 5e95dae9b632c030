import type { ChangedLine } from '@provenance/domain';
import { filesToScan } from './files-to-scan.ts';

function line(file_path: string, line_number: number, more: Partial<ChangedLine> = {}): ChangedLine {
  return { file_path, line_number, change_type: 'added', content: 'x', ...more };
}

describe('filesToScan', () => {
  it('takes the whole head file where the submission brought it', () => {
    const content = Buffer.from('a\nb\n');
    expect(filesToScan({ lines: [line('a.py', 2)], files: [{ path: 'a.py', content }] })).toEqual({
      files: [{ path: 'a.py', content, language: 'python', partial: false }],
      coverage: [],
    });
  });

  it('lays out what is known of a file otherwise', () => {
    const { files } = filesToScan({ lines: [line('a.py', 3), line('a.py', 5, { content: 'y' })], files: [] });
    expect(files).toEqual([{ path: 'a.py', content: Buffer.from('\n\nx\n\ny\n'), language: 'python', partial: true }]);
  });

  it('leaves out files that the change left alone', () => {
    const files = [{ path: 'other.py', content: Buffer.from('x') }];
    expect(filesToScan({ lines: [line('a.py', 1)], files }).files.map(({ path }) => path)).toEqual(['a.py']);
  });

  it('skips a file that is gone, and says so of no other', () => {
    const deleted = { change_type: 'deleted', content: 'x' } as const;
    const lines = [line('gone.py', 1, deleted), line('less.py', 7, deleted), { ...line('bare.py', 4), content: undefined }];
    expect(filesToScan({ lines: lines as ChangedLine[], files: [] })).toEqual({
      files: [],
      coverage: [
        { path: 'gone.py', status: 'skipped', reason: 'deleted' },
        { path: 'less.py', status: 'uncovered', reason: 'its contents are not known' },
        { path: 'bare.py', status: 'uncovered', reason: 'its contents are not known' },
      ],
    });
  });
});
