import { analyzerOf } from './analyzers.ts';

const none = Buffer.alloc(0);

describe('analyzerOf', () => {
  it.each([
    ['a.py', 'text', 'python', '.py'],
    ['A.PY', '', 'python', '.py'],
    ['src/view.tsx', '', 'typescript', '.tsx'],
    ['x.cjs', 'python', 'javascript', '.cjs'],
    ['Dockerfile', '', 'dockerfile', '.dockerfile'],
    ['deploy/Dockerfile.prod', '', 'dockerfile', '.dockerfile'],
    ['.github/workflows/ci.yml', '', 'yaml', '.yml'],
    ['script', 'Python', 'python', '.py'],
    ['script', 'js', 'javascript', '.js'],
  ])('reads %s (claimed %s) as %s', (path, claimed, name, extension) => {
    expect(analyzerOf(path, claimed, none)).toEqual({ name, extension });
  });

  it.each(['#!/usr/bin/env python3\n', '#!/usr/bin/python3.11 -u\n'])('reads a script by its first line: %s', (line) => {
    expect(analyzerOf('bin/run', '', Buffer.from(line))?.name).toBe('python');
  });

  it('knows nothing of what nobody tells', () => {
    expect(analyzerOf('LICENSE', 'text', Buffer.from('MIT'))).toBeUndefined();
    expect(analyzerOf('constructor', 'constructor', none)).toBeUndefined();
    expect(analyzerOf('x.__proto__', '__proto__', none)).toBeUndefined();
  });
});
