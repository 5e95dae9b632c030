import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesDocument } from '../docs/rules-document.ts';
import { EVERY_LANE, lanePacks, laneOf } from './lanes.ts';
import { isRegistryConfig, operatorRules } from './operator-rules.ts';
import { assemblePack, packScope } from './rule-pack.ts';
import { ruleFacts, toRule, type SemgrepRule } from './semgrep-rule.ts';

function rule(id: string, ...languages: string[]): SemgrepRule {
  return { id, languages, severity: 'ERROR', message: 'm', pattern: 'x' };
}

const source = (...rules: SemgrepRule[]) => ({ rules, source: 'here', lastModified: new Date(0) });

describe('assemblePack', () => {
  it('gives the same rules the same digest, whatever their order and source', () => {
    const [a, b] = [rule('a', 'python'), rule('b', 'go')];
    expect(assemblePack(source(b, a)).digest).toBe(assemblePack(source(a), source(b)).digest);
    expect(assemblePack(source(a)).digest).not.toBe(assemblePack(source(b)).digest);
  });

  it('refuses an id that occurs twice, and a pack without rules', () => {
    expect(() => assemblePack(source(rule('a', 'go')), source(rule('a', 'go')))).toThrow('Two rules have the id a');
    expect(() => assemblePack(source())).toThrow('No rules in here');
  });
});

describe('packScope', () => {
  it('knows languages by any of their names, and where a rule looks at the path', () => {
    const scope = packScope([rule('a', 'py'), { ...rule('b', 'yaml'), paths: { include: ['*.yml'] } }, rule('c', 'ts')]);
    expect(scope.analyzers).toEqual(new Set(['python', 'yaml', 'typescript']));
    expect(scope.pathSensitive).toEqual(new Set(['yaml']));
  });
});

describe('lanePacks', () => {
  it('gives every lane the rules of its family and those for any text', () => {
    const packs = lanePacks([rule('p', 'python'), rule('j', 'js', 'ts'), rule('t', 'typescript'), rule('x', 'regex')]);
    const ids = (lane: string) => (JSON.parse(packs.get(lane)!) as { rules: SemgrepRule[] }).rules.map(({ id }) => id);
    expect(ids('python')).toEqual(['p', 'x']);
    expect(ids(laneOf(['typescript', 'regex']))).toEqual(['j', 't', 'x']);
    expect(ids('regex')).toEqual(['x']);
    expect(ids(EVERY_LANE)).toEqual(['p', 'j', 't', 'x']);
  });
});

describe('ruleFacts', () => {
  it.each([
    ['CRITICAL', 'critical'],
    ['ERROR', 'high'],
    ['HIGH', 'high'],
    ['WARNING', 'medium'],
    ['INFO', 'low'],
    ['INVENTORY', 'low'],
  ])('reads %s as %s', (written, severity) => {
    expect(ruleFacts(written).severity).toBe(severity);
  });

  it('reads metadata of other authors', () => {
    expect(ruleFacts('ERROR', { confidence: 'HIGH', cwe: 'CWE-89: SQL', version: 2 })).toEqual({
      severity: 'high',
      confidence: 'high',
      cwe: ['CWE-89'],
      category: 'security',
      rule_version: '2',
    });
  });
});

describe('operatorRules', () => {
  it('reads every file with rules of a folder, in YAML and JSON, and passes over the others', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-rules-'));
    await mkdir(join(dir, 'sub'));
    await writeFile(join(dir, 'a.yml'), 'rules:\n- {id: a, languages: [python], severity: ERROR, message: m, pattern: x}\n');
    await writeFile(join(dir, 'sub', 'b.json'), JSON.stringify({ rules: [rule('b', 'go')] }));
    await writeFile(join(dir, 'sub', 'fixture.yaml'), 'a: 1\n');
    await writeFile(join(dir, 'README.md'), '# rules\n');
    const { rules } = await operatorRules(dir);
    expect(rules.map(({ id }) => id)).toEqual(['a', 'b']);
    await expect(operatorRules(join(dir, 'sub', 'fixture.yaml'))).rejects.toThrow(/fixture\.yaml: no list of rules/);
    await rm(dir, { recursive: true });
  });

  it('says where a file is no YAML, and shows nothing of its text', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'provenance-rules-'));
    await writeFile(join(dir, 'env.sh'), 'A=b\nTOKEN: x: hunter2\n');
    const refused = await operatorRules(join(dir, 'env.sh')).catch((error: Error) => error.message);
    expect(refused).toMatch(/env\.sh: no YAML \([A-Z_]+ at line \d+, column \d+\)$/);
    await rm(dir, { recursive: true });
  });

  it.each([[null], [{}], [{ id: 'a' }], [{ id: 'a', languages: 'python' }], [{ id: 'a', languages: ['go'], severity: 'ERROR' }]])(
    'refuses %j as a rule and says where',
    (value) => {
      expect(() => toRule(value, 'pack.yml')).toThrow(/^pack\.yml: /);
    },
  );

  it.each([
    ['https://rules.test/pack.yml', true],
    ['p/python', true],
    ['r/python.flask', true],
    ['packs/own.yml', false],
    ['/p/own.yml', false],
  ])('takes %s for an address of a registry: %s', (path, is) => {
    expect(isRegistryConfig(path)).toBe(is);
  });
});

describe('rulesDocument', () => {
  it('names every rule with its metadata, in a stable order', () => {
    const metadata = { title: 'Title | one', why: 'Because.', fix: 'Do.', cwe: ['CWE-1'], owasp: ['A01:2021'], category: 'xss' };
    const text = rulesDocument([{ ...rule('b', 'go'), mode: 'taint', metadata }, { ...rule('a', 'python'), metadata }]);
    expect(text).toContain('2 rules, 1 of which follow data');
    expect(text.indexOf('### a')).toBeLessThan(text.indexOf('### b'));
    expect(text).toContain('**Title \\| one** — high');
    expect(text).toContain('| [a](#a) | python | xss | high | CWE-1 |');
  });
});
