import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCases, runCases } from './run-cases.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../docs/policies');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

describe('the policies of the documentation', () => {
  it('are a suite', () => {
    expect(files.length).toBeGreaterThanOrEqual(25);
  });

  describe.each(files)('%s', (name) => {
    const file = readCases(readFileSync(join(FOLDER, name), 'utf8'));
    const results = runCases(file, JSON.stringify(file.policy));

    it('holds a policy without a fault', () => {
      expect(results).not.toHaveProperty('faults');
    });

    it.each('faults' in results ? [] : results.map((result) => [result.name, result.differences] as const))('%s', (_name, differences) => {
      expect(differences).toEqual([]);
    });
  });
});

describe('a file of cases', () => {
  it.each([
    ['', 'must be object'],
    ['policy: x\ncases: []', 'must NOT have fewer than 1 items'],
    ['policy: x\ncases: [{name: a, given: {lines: [{file: a, lines: x, by: ai}]}, expect: {outcome: maybe}}]', 'must be equal to one of the allowed values'],
    ['policy: [', 'line 1'],
  ])('%j is refused', (text, said) => {
    expect(() => readCases(text)).toThrow(said);
  });

  it('tells what came out otherwise', () => {
    const policy = { name: 'x', rules: [{ id: 'a', for: 'change', outcome: 'warn', message: 'm' }] };
    const cases = [{ name: 'wrong', given: {}, expect: { outcome: 'block' as const, rules: [], could_not_tell: ['a'] } }];
    expect(runCases({ policy, cases }, JSON.stringify(policy))).toEqual([
      { name: 'wrong', differences: ['outcome: expected block, got warn: m', 'rules: expected none, got a', 'could_not_tell: expected a, got none'] },
    ]);
  });
});
