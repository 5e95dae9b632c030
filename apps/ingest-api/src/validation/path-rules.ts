const MAX_BYTES = 4096;

/**
 * What is wrong with a path of a pull request, or nothing. Odd names are legal (blanks, newlines, a leading
 * dash, `$(x)`): no path is ever joined to a place on disk or put on a command line. What is refused could
 * only mean a file outside the repository, or a name that no repository holds.
 */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'must not be empty';
  if (path.length * 3 > MAX_BYTES && Buffer.byteLength(path) > MAX_BYTES) return `must not be longer than ${MAX_BYTES} bytes`;
  if (path.includes('\0')) return 'must not contain NUL';
  if (!path.isWellFormed()) return 'must not contain a lone surrogate';
  if (path.startsWith('/') || path.startsWith('\\')) return 'must be relative to the repository';
  if (/^[A-Za-z]:/.test(path)) return 'must not start with a drive letter';
  if (path.split(/[/\\]/).some((segment) => segment === '..')) return 'must not climb with ..';
  return undefined;
}
