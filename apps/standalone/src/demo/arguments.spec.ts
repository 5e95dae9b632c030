import { readArguments, UsageError } from './arguments.ts';

describe('readArguments', () => {
  it('runs the sample when nothing is asked', () => {
    expect(readArguments([])).toEqual({ exit: false, github: false });
  });

  it('takes a repository with a base and heads for HEAD', () => {
    expect(readArguments(['--repo', '/r', '--base', 'main', '--exit'])).toEqual({
      exit: true,
      github: false,
      repository: { dir: '/r', base: 'main', head: 'HEAD' },
    });
  });

  it('plays GitHub when that is asked', () => {
    expect(readArguments(['--github', '--exit'])).toEqual({ exit: true, github: true });
  });

  it.each([
    ['an unknown option', ['--frob']],
    ['a repository without a base', ['--repo', '/r']],
    ['a base without a repository', ['--base', 'main']],
    ['a ref that git would read as an option', ['--repo', '/r', '--base=--output=/tmp/x']],
    ['a repository on the stand-in', ['--github', '--repo', '/r', '--base', 'main']],
    ['a stray word', ['sample']],
  ])('refuses %s', (_name, argv) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
  });
});
