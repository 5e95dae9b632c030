import { analyzerName } from '../language/analyzers.ts';
import { packScope } from './rule-pack.ts';
import type { SemgrepRule } from './semgrep-rule.ts';

/** A rule of ours and three files by which an engine proves, at start, that it sees and says what it must. */
export interface Canary {
  analyzer: string;
  path: string;
  pattern: string;
  /** The pattern matches line 2, and line 3 although that asks the engine to be silent. */
  vulnerable: string;
  clean: string;
  /** Has a syntax error. It names the canary: otherwise the engine's prefilter would never parse it. */
  broken: string;
}

const ID = 'provenance-canary';

/** The rule of a language's canary. */
export function canaryId(analyzer: string): string {
  return `${ID}-${analyzer}`;
}

const CALL = 'provenance_canary($X)';

// Under tests/: the engine's own ignore list would leave such a path out in silence.
const CANARIES: readonly Canary[] = [
  {
    analyzer: 'python',
    path: 'tests/canary.py',
    pattern: CALL,
    vulnerable: 'x = 1\nprovenance_canary(x)\nprovenance_canary(2)  # nosemgrep\n',
    clean: 'def harmless(x):\n    return x\n',
    broken: 'x = 1\ndef broken(:\n    provenance_canary(x)\n',
  },
  {
    analyzer: 'javascript',
    path: 'tests/canary.js',
    pattern: CALL,
    vulnerable: 'const x = 1;\nprovenance_canary(x);\nprovenance_canary(2); // nosemgrep\n',
    clean: 'export const harmless = (x) => x;\n',
    broken: 'function broken( {\n  provenance_canary(1);\n}\n',
  },
  {
    analyzer: 'typescript',
    path: 'tests/canary.ts',
    pattern: CALL,
    vulnerable: 'const x: number = 1;\nprovenance_canary(x);\nprovenance_canary(2); // nosemgrep\n',
    clean: 'export const harmless = (x: string): string => x;\n',
    broken: 'function broken( {\n  provenance_canary(1);\n}\n',
  },
  {
    analyzer: 'go',
    path: 'tests/canary_test.go',
    pattern: CALL,
    vulnerable:
      'package canary; func f() {\nprovenance_canary(1)\nprovenance_canary(2) // nosemgrep\n}\n',
    clean: 'package canary\n\nfunc harmless() {}\n',
    broken: 'package canary\nfunc broken( {\n\tprovenance_canary(1)\n}\n',
  },
  {
    analyzer: 'java',
    path: 'src/test/Canary.java',
    pattern: CALL,
    vulnerable:
      'class Canary { void f() {\nprovenance_canary(1);\nprovenance_canary(2); // nosemgrep\n} }\n',
    clean: 'class Canary {}\n',
    broken: 'class Canary { void broken( {\n  provenance_canary(1);\n} }\n',
  },
  {
    analyzer: 'dockerfile',
    path: 'tests/Dockerfile',
    pattern: 'RUN provenance_canary $X',
    vulnerable: 'FROM scratch\nRUN provenance_canary 1\nRUN provenance_canary 2 # nosemgrep\n',
    clean: 'FROM scratch\n',
    broken: 'FROM scratch\nRUN provenance_canary 1\nFOO {{{ BAR\n',
  },
  {
    analyzer: 'yaml',
    path: '.github/workflows/canary.yml',
    pattern: 'provenance_canary: $X',
    vulnerable: 'a:\n- provenance_canary: 1\n- provenance_canary: 2 # nosemgrep\n',
    clean: 'a: 1\n',
    broken: 'a: [1,\n provenance_canary: 1\n',
  },
];

/** The canaries of the languages that these rules look at. */
export function canariesFor(rules: readonly SemgrepRule[]): Canary[] {
  const { analyzers } = packScope(rules);
  return CANARIES.filter((canary) => analyzers.has(canary.analyzer));
}

/** The rules that go with the canaries; they run in every scan, their matches are no findings. */
export function canaryRules(canaries: readonly Canary[]): SemgrepRule[] {
  return canaries.map(({ analyzer, pattern }) => ({
    id: canaryId(analyzer),
    languages: [analyzerName(analyzer)],
    severity: 'INFO',
    message: 'The engine works.',
    pattern,
  }));
}

/** True for the rule of a canary. */
export function isCanaryRule(ruleId: string): boolean {
  return ruleId.startsWith(`${ID}-`);
}
