import { win32, posix } from 'node:path';
import fc from 'fast-check';
import { pathFault } from './path-rules.ts';

describe('pathFault', () => {
  it('lets no path pass that leaves a folder when it is joined to it, on any system', () => {
    const segment = fc.oneof(fc.constantFrom('..', '.', '', 'a', 'C:', '\\', '..\\..', '\\\\host', '~'), fc.string());
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), fc.constantFrom('/', '\\'), (segments, separator) => {
        const path = segments.join(separator);
        if (pathFault(path) !== undefined) return;
        expect(posix.resolve('/box', path)).toMatch(/^\/box(\/|$)/);
        expect(win32.resolve('C:\\box', path).toLowerCase()).toMatch(/^c:\\box(\\|$)/);
      }),
    );
  });

  it('lets every path pass whose segments are plain names', () => {
    const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => !/[/\\\0:]/.test(text) && text !== '..');
    fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => pathFault(names.join('/')) === undefined));
  });

  it('counts bytes, not characters', () => {
    expect(pathFault('é'.repeat(2048))).toBeUndefined();
    expect(pathFault('é'.repeat(2049))).toMatch(/4096 bytes/);
  });
});
