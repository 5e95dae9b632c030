import fc from 'fast-check';
import { conditionCompilers, whyNot, type Condition, type ConditionCompiler } from './compile-condition.ts';
import { environments } from './environment.ts';
import { FactTable, type Question, type Variables } from './fact-table.ts';
import { FileFacts, FindingFacts, ReviewFacts } from './facts.ts';

/** One fact, several, none, a list, and such that cannot be told of some findings or of any. */
const PARTS = [
  'finding.severity == "high"',
  'finding.start_line > 4',
  '"CWE-89" in finding.cwe',
  'finding.cwe.exists(c, c == "CWE-79")',
  'finding.start_line == finding.end_line',
  'file.share_ai > 0.3',
  'finding.path.glob("src/**") || finding.severity == "low"',
  '10 / (finding.start_line - 3) > 1',
  'review.bot_block_overrides > 0',
  'review.known',
  '1 < 2',
];

const UNKNOWN_REVIEW = new ReviewFacts({
  known: false,
  get bot_block_overrides(): bigint {
    throw new Error('nothing is known of the review');
  },
  bot_block_resolved: 0n,
  force_push_after_approval: 0n,
});

const line = fc.bigInt({ min: 1n, max: 6n });
const row = fc
  .record({ severity: fc.constantFrom('high', 'low'), path: fc.constantFrom('src/a.py', 'b.py'), start_line: line, end_line: line, cwe: fc.constantFrom(['CWE-89'], ['CWE-79'], []), share_ai: fc.constantFrom(0, 0.5, 1) })
  .map(({ share_ai, ...finding }): Variables => ({ finding: new FindingFacts(finding), file: new FileFacts({ share_ai }), review: UNKNOWN_REVIEW }));

describe('conditions over a table of facts', () => {
  it('come to what evaluating each of them for each row comes to', () => {
    const conditions = fc.array(fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), conditions, (rows, some) => {
        const facts = new FactTable(rows);
        const compile = conditionCompilers().finding;
        for (const expression of some.map((parts) => parts.map((part) => `(${part})`).join(' && '))) {
          const sifted = compiled(expression, compile).sift(facts, facts.rows);
          expect(rows.map((_, at) => sifted.rows.includes(at) && (sifted.doubts.has(at) ? 'in doubt' : true))).toEqual(plainly(expression, rows));
        }
      }),
    );
  });

  it('ask once for each value of a fact, and of those rows alone that are left', () => {
    const asked: bigint[] = [];
    const about = ({ finding }: Variables): bigint => (finding as { start_line: bigint }).start_line;
    const early: Question = { fact: { group: 'finding', fact: 'start_line' }, holds: (variables) => asked.push(about(variables)) > 0 && about(variables) < 3n };
    const rows = [1n, 4n, 1n, 2n, 4n].map((start_line) => ({ finding: new FindingFacts({ start_line }) }));
    const facts = new FactTable(rows);
    expect(facts.sift([early], [0, 1, 2, 4]).rows).toEqual([0, 2]);
    expect(facts.sift([early], facts.rows).rows).toEqual([0, 2, 3]);
    expect(asked).toEqual([1n, 4n, 2n]);
  });

  it('say why a row is in doubt', () => {
    const facts = new FactTable([{ review: UNKNOWN_REVIEW }]);
    const { rows, doubts } = compiled('review.bot_block_overrides > 0', conditionCompilers().change).sift(facts, facts.rows);
    expect([rows, whyNot(doubts.get(0))]).toEqual([[0], 'nothing is known of the review']);
  });
});

/** The whole condition anew for each row, as the evaluator has it. */
function plainly(expression: string, rows: readonly Variables[]): (boolean | string)[] {
  const evaluate = environments().finding.parse(expression);
  return rows.map((variables) => {
    try {
      return evaluate(variables) === true;
    } catch {
      return 'in doubt';
    }
  });
}

function compiled(expression: string, compile: ConditionCompiler): Condition {
  const condition = compile(expression);
  if ('faults' in condition) throw new Error(condition.faults.join('; '));
  return condition;
}
