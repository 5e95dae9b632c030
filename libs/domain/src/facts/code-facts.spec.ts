import fc from 'fast-check';
import { CONTRIBUTORS } from '../attribution/verdict.ts';
import { unattributed } from '../attribution/judge.ts';
import { OUTCOMES } from '../decision/decision.ts';
import { SEVERITIES, type Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { codeFacts } from './code-facts.ts';

const path = fc.constantFrom('a.py', 'b.py');
const number = fc.integer({ min: 1, max: 9 });
const agent = fc.constantFrom('codex', 'devin', '__proto__');

const line: fc.Arbitrary<AttributedLine> = fc
  .tuple(path, number, fc.constantFrom(...CONTRIBUTORS), agent, fc.option(fc.nat(5)), fc.constantFrom('added', 'modified', 'deleted'))
  .map(([file_path, line_number, contributor, agent_id, complexity, change_type]) => ({
    file_path,
    line_number,
    change_type: change_type as AttributedLine['change_type'],
    language: 'python',
    verdict: { ...unattributed(), contributor, ...(contributor === 'ai' ? { agent_id } : {}) },
    ...(complexity === null ? {} : { complexity }),
  }));

const finding = fc
  .tuple(path, number, fc.constantFrom(...SEVERITIES), fc.constantFrom('sqli', 'xss:dom', '__proto__'), fc.constantFrom('open', 'suppressed'))
  .map(([file_path, at, severity, category, status]) => ({ file_path, start_line: at, end_line: at, severity, category, status }) as Finding);

const analysis = { analysis_id: 'an_1', repo: 'acme/shop' };
const inputs = fc.record({
  analysis: fc.constant(analysis),
  lines: fc.array(line),
  findings: fc.array(finding),
  outcome: fc.constantFrom(...OUTCOMES),
  at: fc.constant('2026-01-01T00:00:00Z'),
});

function sum(facts: ReturnType<typeof codeFacts>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of facts.flatMap((fact) => Object.entries(fact.counters))) {
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return sums;
}

describe('code facts', () => {
  it('sum up over the agents to the analysis', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const sums = sum(codeFacts(input));
        const total = (prefix: string): number =>
          [...sums].filter(([name]) => name.startsWith(prefix)).reduce((all, [, value]) => all + value, 0);
        expect(sums.get('lines') ?? 0).toBe(input.lines.length);
        expect(total('change:')).toBe(input.lines.length);
        expect(total('contributor:')).toBe(input.lines.length);
        expect(total('language:')).toBe(input.lines.length);
        expect([total('path:'), total('file:')]).toEqual([input.lines.length, input.lines.length]);
        expect(total('complexity:')).toBe(input.lines.filter((one) => one.complexity !== undefined).length);
        expect(total('finding:')).toBe(input.findings.filter((one) => one.status === 'open').length);
        expect(sums.get('analyses')).toBe(1);
        expect(sums.get(`decision:${input.outcome}`)).toBe(1);
      }),
    );
  });

  it('hold whole numbers above zero only, one fact an agent', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const facts = codeFacts(input);
        expect(new Set(facts.map((fact) => fact.agent_id)).size).toBe(facts.length);
        expect(facts.flatMap((fact) => Object.values(fact.counters)).every((value) => Number.isInteger(value) && value > 0)).toBe(true);
        expect(facts.every((fact) => fact.counters[`involved:${input.outcome}`] === 1)).toBe(true);
      }),
    );
  });

  it('do not depend on the order of lines and findings', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = { ...input, lines: [...input.lines].reverse(), findings: [...input.findings].reverse() };
        expect(sum(codeFacts(turned))).toEqual(sum(codeFacts(input)));
      }),
    );
  });

  it('count a finding under the agent of the changed line that it meets', () => {
    const of = (line_number: number, agent_id: string): AttributedLine => ({
      file_path: 'a.py',
      line_number,
      change_type: 'added',
      verdict: { ...unattributed(), contributor: 'ai', agent_id },
    });
    const open = { file_path: 'a.py', severity: 'high', category: 'sqli', status: 'open' } as const;
    const facts = codeFacts({
      analysis,
      lines: [of(3, 'codex'), of(8, 'devin'), of(20, 'jules')],
      findings: [
        { ...open, start_line: 1, end_line: 4 },
        { ...open, start_line: 6, end_line: 6, trace: [{ role: 'sink', start_line: 8, end_line: 8 }] },
        { ...open, start_line: 21, end_line: 22 },
        { ...open, start_line: 90, end_line: 90 },
      ] as Finding[],
      outcome: 'warn',
      at: '2026-01-01T00:00:00Z',
    });
    expect(facts.map((fact) => [fact.agent_id, fact.counters['finding:high:sqli']])).toEqual([
      ['codex', 1],
      ['devin', 1],
      ['jules', 1],
      ['unknown', 1],
    ]);
  });
});
