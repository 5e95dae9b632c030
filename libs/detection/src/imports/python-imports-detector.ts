import type { DetectorCapability, RawFinding } from '@provenance/domain';
import type { Detector, FileScan, ScanFile } from '../detector/detector.ts';
import { analyzerOf } from '../language/analyzers.ts';
import { refusal, type FileLimits } from '../limits/file-limits.ts';

const RULE_KEY = 'PY001';
const CATEGORY = 'python_insecure_import';
const VERSION = '1';
const SEVERITY = 'medium';
const CONFIDENCE = 'low';
const CWE = ['CWE-676'];

/** Why each module deserves a look. */
const RISKY: Record<string, string> = {
  pickle: 'loading a pickle runs code that the data chooses',
  subprocess: 'it starts other programs',
  os: 'it reaches processes, files and the environment',
  tempfile: 'its mktemp names a file that another process can create first',
  shlex: 'it builds command lines',
};

/** An import statement as a line of its own; parentheses and strings are looked after below. */
const IMPORT = /^(\s*)(?:import\s+([^#;]+)|from\s+([A-Za-z_][\w.]*)\s+import\b)/u;

const TRIPLE = /"""|'''/gu;

function topModules(imported: string): string[] {
  return imported.split(',').map((part) => part.trim().split(/[.\s]/u)[0] ?? '');
}

function riskyModules(line: string): string[] {
  const match = IMPORT.exec(line);
  if (match === null) return [];
  const modules = match[2] === undefined ? topModules(match[3]!) : topModules(match[2]);
  return modules.filter((module) => Object.hasOwn(RISKY, module));
}

function toRawFinding(line: string, lineNumber: number, modules: string[]): RawFinding {
  const reasons = modules.map((module) => `${module}: ${RISKY[module]}`).join('; ');
  const indentation = line.length - line.trimStart().length;
  return {
    rule_key: RULE_KEY,
    rule_version: VERSION,
    category: CATEGORY,
    severity: SEVERITY,
    confidence: CONFIDENCE,
    message: `Import of a module that needs care (${reasons}).`,
    cwe: CWE,
    engine_name: 'python-imports',
    engine_version: VERSION,
    snippet: line.trim().slice(0, 200),
    start_line: lineNumber,
    start_column: indentation + 1,
    end_line: lineNumber,
    end_column: line.trimEnd().length + 1,
  };
}

function importsIn(text: string): RawFinding[] {
  const findings: RawFinding[] = [];
  let inString = false;
  for (const [index, line] of text.split('\n').entries()) {
    const modules = inString ? [] : riskyModules(line);
    if (modules.length > 0) findings.push(toRawFinding(line, index + 1, modules));
    // An odd number of triple quotes opens or closes a string over several lines, such as a docstring.
    if ((line.match(TRIPLE)?.length ?? 0) % 2 === 1) inString = !inString;
  }
  return findings;
}

/** Imports of pickle, subprocess, os, tempfile and shlex in Python: one finding a line. */
export class PythonImportsDetector implements Detector {
  readonly name = 'python-imports';
  readonly #limits: FileLimits;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  scan(files: ScanFile[]): Promise<FileScan[]> {
    return Promise.resolve(
      files.map((file) => {
        const isPython = analyzerOf(file.path, file.language, file.content)?.name === 'python';
        const looked = isPython && refusal(file.content, this.#limits) === undefined;
        const findings = looked ? importsIn(file.content.toString('utf8')) : [];
        return { findings, status: 'skipped', reason: 'imports only' };
      }),
    );
  }

  capabilities(): Promise<DetectorCapability[]> {
    return Promise.resolve([
      {
        name: this.name,
        rule_key: RULE_KEY,
        category: CATEGORY,
        description: `Imports of ${Object.keys(RISKY).join(', ')}`,
        engine_version: VERSION,
        rule_count: 1,
        severity: SEVERITY,
        confidence: CONFIDENCE,
        cwe: CWE,
        why: `A module that is easily misused: ${Object.entries(RISKY).map(([module, reason]) => `${module}: ${reason}`).join('; ')}.`,
        fix: 'See whether it is needed, and what reaches it; a narrower one often does.',
      },
    ]);
  }
}
