import fc from 'fast-check';
import { Access } from './access.ts';
import { isRepoPattern, matchesRepo } from './repo-pattern.ts';

const part = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
const patternPart = fc.stringMatching(/^[a-c*]{1,8}$/);

describe('patterns of repositories', () => {
  it.each([
    ['acme/*', 'acme/shop', true],
    ['acme/shop', 'Acme/SHOP', true],
    ['*/*', 'any/thing', true],
    ['acme/sh*p', 'acme/shop', true],
    ['acme/*-api-*', 'acme/my-api-v2', true],
    ['acme/*', 'acme-evil/shop', false],
    ['acme*/x', 'acme/y', false],
    ['acme/*', 'acme/shop/more', false],
    ['acme/*', 'acme', false],
    ['acme/s.op', 'acme/shop', false],
  ])('%s and %s: %s', (pattern, repo, expected) => {
    expect(matchesRepo(pattern, repo)).toBe(expected);
  });

  it('never let a star stand for a slash, whatever the pattern', () => {
    fc.assert(
      fc.property(patternPart, patternPart, part, part, part, (owner, name, a, b, c) => {
        const pattern = `${owner}/${name}`;
        expect(matchesRepo(pattern, `${a}/${b}/${c}`)).toBe(false);
        expect(matchesRepo(pattern, a)).toBe(false);
      }),
    );
  });

  it('mean what the same expression means, part by part', () => {
    const asExpression = (text: string) => new RegExp(`^${text.replaceAll('*', '[^/]*')}$`);
    const repoPart = fc.stringMatching(/^[a-c]{1,8}$/);
    fc.assert(
      fc.property(patternPart, patternPart, repoPart, repoPart, (owner, name, a, b) => {
        expect(matchesRepo(`${owner}/${name}`, `${a}/${b}`)).toBe(asExpression(owner).test(a) && asExpression(name).test(b));
      }),
    );
  });

  it('are two parts and nothing else', () => {
    expect(['acme/*', '*/*', 'a-b.c/d_e'].every(isRepoPattern)).toBe(true);
    expect(['acme', '*', 'a/b/c', '/x', 'x/', 'a b/c', '', 'a/**/b', `${'a'.repeat(101)}/b`].filter(isRepoPattern)).toEqual([]);
  });
});

describe('Access', () => {
  it('has the scopes that it was given, and all of them with admin', () => {
    const reader = new Access('token:tk_1', ['analysis:read']);
    expect([reader.may('analysis:read'), reader.may('analysis:write'), reader.may('admin')]).toEqual([true, false, false]);
    expect(new Access('token:tk_2', ['admin']).may('policy:write')).toBe(true);
  });

  it('reaches all repositories without patterns, and none with an empty list', () => {
    expect(Access.unlimited('anyone').reaches('a/b')).toBe(true);
    expect(new Access('x', [], []).reaches('a/b')).toBe(false);
    expect(new Access('x', [], ['acme/*']).reaches('acme/shop')).toBe(true);
  });
});
