import { DEFAULT_POLICY, SEVERITIES } from '@provenance/domain';
import { asCaseChange, caseInput, decideUnder, readPolicy, type CompiledPolicy } from '@provenance/policy';
import { within, type Item } from './measurement.ts';
import { median } from './statistics.ts';

const FINDINGS = 1_000;
const CLAUSES = 200;
const FILES = 100;

/** Conditions as teams write them, on severities, authors, paths and lines; a quarter of them with a scope. */
const CONDITIONS = [
  'finding.severity == "high" && finding.contributor == "ai" && finding.start_line > 10',
  'finding.category in ["sqli", "xss"] && finding.path.glob("src/module_1*/**") && finding.agent != "human"',
  '"CWE-89" in finding.cwe && finding.attribution < 0.5',
  'file.share_ai > 0.8 && finding.severity != "low" && !finding.path.startsWith("test/")',
];

export const policy: Item = {
  letter: 'j',
  title: 'A policy of 200 rules on a change with 1,000 findings',
  method:
    'A decision under one policy whose 200 rules look at every finding, from the parts of the decision to its reasons, in ' +
    'one process that has decided before; the first decision of a process, and reading and compiling the policy, are shown beside it.',
  async measure(run) {
    const text = JSON.stringify({ name: 'bench', rules: Array.from({ length: CLAUSES }, (_, at) => clause(at)) });
    const [compiled, compiling] = timed(() => usable(text));
    const input = caseInput(asCaseChange(change()), DEFAULT_POLICY);
    const times = Array.from({ length: run.quick ? 3 : 100 }, () => timed(() => decideUnder([compiled], input))[1]);
    return [
      within({ what: 'one decision, median', value: median(times), unit: 'ms' }, 50),
      { what: 'the first decision of a process', value: times[0]!, unit: 'ms' },
      { what: 'reading and compiling the policy', value: compiling, unit: 'ms' },
    ];
  },
};

function clause(at: number): object {
  const scope = at % 4 === 0 ? { scope: { paths: [`src/module_${at % FILES}/**`, '**/file_1*.ts'] } } : {};
  return { id: `rule-${at}`, for: 'finding', ...scope, when: CONDITIONS[at % CONDITIONS.length], outcome: at % 7 === 0 ? 'block' : 'warn', message: 'No.' };
}

function change(): object {
  const fileOf = (at: number): string => `src/module_${at % FILES}/file_${at % 40}.ts`;
  const categories = ['sqli', 'xss', 'secret'];
  return {
    lines: Array.from({ length: FINDINGS }, (_, at) => ({ file: fileOf(at), lines: at + 1, by: at % 2 === 0 ? 'human' : 'ai', ...(at % 2 === 1 && { agent: 'codex' }) })),
    findings: Array.from({ length: FINDINGS }, (_, at) => ({ file: fileOf(at), line: at + 1, severity: SEVERITIES[at % 4], category: categories[at % 3], cwe: ['CWE-89'] })),
  };
}

function usable(text: string): CompiledPolicy {
  const read = readPolicy(text, 'bench', 0);
  if ('faults' in read) throw new Error(read.faults.map(({ detail }) => detail).join('; '));
  return read.policy;
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const value = work();
  return [value, performance.now() - started];
}
