import { LIMITS } from '../document/limits.ts';
import { readPolicy } from './compile-policy.ts';

const AT = Date.parse('2026-03-01T00:00:00Z');

function faultsOf(text: string): string[] {
  const read = readPolicy(text, '1', AT);
  return 'faults' in read ? read.faults.map(({ line, pointer, detail }) => `${line} ${pointer} ${detail}`) : [];
}

const rule = (extra: object): string => JSON.stringify({ name: 'x', rules: [{ id: 'a', for: 'finding', outcome: 'warn', message: 'm', ...extra }] });
const conditionFaults = (when: string, subject = 'finding'): string[] => faultsOf(rule({ for: subject, when }));

describe('a policy document', () => {
  it('tells all faults at once, each with its line', () => {
    const text = `name: Payments!
description: x
rules:
  - id: a
    for: finding
    when: finding.nope == 1
    outcome: block
    message: m
  - id: b
    for: lines
    scope:
      severities: [high]
    outcome: warn
    message: m
  - id: a
    for: nobody
    outcome: warn
colour: red
`;
    expect(faultsOf(text)).toEqual([
      '1 /name must match pattern "^[a-z0-9][a-z0-9._-]{0,63}$"',
      '6 /rules/0/when No such key: nope (character 9)',
      '15 /rules/2 "message" is missing',
      '16 /rules/2/for must be one of finding, lines, file, change',
      '18 /colour there is no "colour" here',
    ]);
    const fits = text.replace('Payments!', 'payments').replace('nobody\n    outcome: warn', 'change\n    outcome: warn\n    message: m').replace('colour: red\n', '');
    expect(faultsOf(fits)).toEqual([
      '6 /rules/0/when No such key: nope (character 9)',
      '12 /rules/1/scope/severities a rule for lines has no severities: it can have repos, paths, agents, contributors, line_share',
      '15 /rules/2/id there is another rule a',
    ]);
  });

  it.each([
    ['', 'must be object'],
    ['- a', 'must be object'],
    ['name: [', 'Flow sequence in block collection must be'],
    ['name: x\nname: y', '"name" stands here twice'],
    ['name: x\n---\nname: y', 'multiple documents'],
    ['name: !!js/function "x"', 'Unresolved tag'],
    ['name: !secret x', 'Unresolved tag'],
    ['name: x\n<<: {on_error: block}', 'there is no "<<" here'],
    ['name: x\n__proto__: {rules: []}', 'there is no "__proto__" here'],
    ['name: builtin', 'builtin is not free'],
    ['name: x\non_error: allow', 'must be one of warn, block'],
    ['? [a]\n: b', 'all keys must be strings'],
    [rule({ at_least: 0 }), 'must be >= 1'],
    [rule({ scope: { paths: [] } }), 'must NOT have fewer than 1 items'],
    [rule({ scope: { line_share: { contributor: 'ai' } } }), 'needs at_least or at_most'],
    [rule({ scope: { line_share: { contributor: 'ai', at_least: 0.9, at_most: 0.1 } } }), 'at_least is more than at_most'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'nope', owner: 'o', reason: 'r', expires: '2027-01-01' }] }), 'there is no rule nope'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'builtin/nope', owner: 'o', reason: 'r', expires: '2027-01-01' }] }), 'there is no rule builtin/nope'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'builtin/high-findings', owner: 'o', reason: 'r', expires: '2027-02-30' }] }), 'there is no such day or moment'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'builtin/high-findings', owner: 'o', reason: 'r', expires: 'never' }] }), 'must match pattern'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'builtin/high-findings', owner: 'o', reason: 'r' }] }), '"expires" is missing'],
    [JSON.stringify({ name: 'x', exemptions: [{ rule: 'builtin/unknown-lines', scope: { categories: ['a'] }, owner: 'o', reason: 'r', expires: '2027-01-01' }] }), 'a rule for lines has no categories'],
  ])('%j is refused', (text, said) => {
    expect(faultsOf(text).join('\n')).toContain(said);
  });

  it.each([
    [{ rules: 'none' }, []],
    [{ rules: [null, 'x', { when: 1, for: 'finding' }, { when: 'nope', for: 'nobody' }, { when: 'nope', for: ['finding'] }] }, []],
    [{ rules: [{}, { when: 'nope', for: 'finding' }] }, ['/rules/1/when Unknown variable: nope (character 1)']],
  ])('%j has what of its conditions can be read compiled', (document, said) => {
    const faults = faultsOf(JSON.stringify(document)).map((fault) => fault.replace(/^\d+ /, ''));
    expect(faults.filter((fault) => fault.includes('Unknown variable'))).toEqual(said);
    expect(faults).toContain(' "name" is missing');
  });

  it('is the same in YAML and JSON, and in another order of keys', () => {
    const digestOf = (text: string): string => {
      const read = readPolicy(text, '1', AT);
      return 'faults' in read ? JSON.stringify(read.faults) : read.policy.identity.digest;
    };
    expect(digestOf('on_error: block\nname: x\n')).toBe(digestOf('{"name": "x", "on_error": "block"}'));
    expect(digestOf('name: x')).not.toBe(digestOf('name: y'));
  });

  it('remarks on what has expired and on what objects to nothing', () => {
    const remarks = (document: object): string[] => {
      const read = readPolicy(JSON.stringify(document), '1', AT);
      return 'faults' in read ? [] : read.remarks.map(({ pointer, detail }) => `${pointer} ${detail}`);
    };
    expect(remarks({ name: 'x', exemptions: [{ rule: 'builtin/high-findings', owner: 'sec', reason: 'r', expires: '2026-02-27' }] })).toEqual([
      '/exemptions/0/expires has expired: ask sec, or drop it',
    ]);
    expect(remarks({ name: 'x', builtin: { enabled: false } })).toEqual(['/builtin the policy has no rules at all: it objects to nothing']);
  });
});

describe('a condition', () => {
  it.each([
    ['finding.severity', 'it must be true or false, not string'],
    ['finding.severity ==', 'Unexpected token: EOF'],
    ['severity == "high"', 'Unknown variable: severity'],
    ['findings.exists(f, true)', 'Unknown variable: findings'],
    ['lines.count > 1', 'Unknown variable: lines'],
    ['finding.severity == 1', "no such overload: string == int"],
    ['finding.constructor == "x"', 'No such key: constructor'],
    ['finding.__proto__ == "x"', 'No such key: __proto__'],
    ['finding.path.matches("(a+)+$")', 'matches() is not in the vocabulary'],
    ['dyn(finding).x == 1', 'dyn() is not in the vocabulary'],
    ['cel.bind(a, finding.path + finding.path, a == "x")', 'bind() is not in the vocabulary'],
    ['{"a": 1}["a"] == 1', 'maxMapEntries'],
    ['finding.cwe.map(c, c + c).size() > 1', 'map() is not in the vocabulary'],
    ['timestamp("2026-01-01T00:00:00Z") > timestamp("2026-01-01T00:00:00Z")', 'timestamp() is not in the vocabulary'],
    ['finding.path.glob(finding.rule)', 'must be written out'],
    ['finding.path.split("/").size() > 1', 'split() is not in the vocabulary'],
  ])('%s is refused', (when, said) => {
    expect(conditionFaults(when).join('\n')).toContain(said);
  });

  it.each([
    ['nests too deep', `${'('.repeat(100)}true${')'.repeat(100)}`, 'Exceeded maxDepth'],
    ['has too many parts', Array(150).fill('true').join(' || '), 'Exceeded maxAstNodes'],
    ['has a huge list', `finding.severity in [${Array(101).fill('"a"').join(',')}]`, 'Exceeded maxListElements'],
    ['is too long', `finding.path == "${'a'.repeat(LIMITS.conditionLength)}"`, 'must NOT have more than 2000 characters'],
    ['goes over a list within a list', 'finding.cwe.exists(a, finding.cwe.exists(b, a == b))', 'is not evaluated'],
    ['hides that in a filter', 'finding.cwe.filter(a, finding.cwe.all(b, a == b)).size() > 0', 'is not evaluated'],
    ['has a long pattern', `finding.path.glob("${'*a'.repeat(200)}")`, 'the pattern of glob() has more than'],
  ])('that %s is refused', (_what, when, said) => {
    expect(conditionFaults(when).join('\n')).toContain(said);
  });

  it('over lists within lists is refused for a change too', () => {
    expect(conditionFaults('findings.all(a, findings.all(b, files.exists(f, f.path == a.path)))', 'change').join('\n')).toContain('is not evaluated');
  });
});

describe('a hostile document', () => {
  it.each([
    ['too many bytes', `name: x\ndescription: "${'a'.repeat(LIMITS.documentBytes)}"`, 'more than 131072 bytes'],
    ['deep brackets', '['.repeat(100_000), 'it nests too deep'],
    ['many keys', Array.from({ length: 11_000 }, (_, at) => `k${at}: 1`).join('\n'), 'more than 20000 parts'],
    ['many named maps', Array.from({ length: 60 }, (_, at) => `k${at}: &a${at} {}`).join('\n'), 'more than 50 anchors'],
    ['many anchors', Array.from({ length: 60 }, (_, at) => `k${at}: &a${at} 1`).join('\n'), 'more than 50 anchors'],
    ['deep blocks', Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), ''],
    ['a billion laughs', `name: x\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`).join('\n')}`, 'aliases'],
    ['too many rules', JSON.stringify({ name: 'x', rules: Array.from({ length: LIMITS.rules + 1 }, (_, at) => ({ id: `r${at}`, for: 'change', outcome: 'warn', message: 'm' })) }), 'must NOT have more than 500 items'],
  ])('of %s is refused', (_what, text, said) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(LIMITS.faults);
    expect(faults.join('\n')).toContain(said);
  });
});
