import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Argument } from 'commander';
import { readCases, runCases, type CaseResult } from '@provenance/policy';
import { plain, type Paint } from '@provenance/report';
import { EXIT, UsageError } from '../../io/exit-code.ts';
import { define } from '../command.ts';
import { JSON_OUT } from '../options.ts';
import { faultLine, readText } from './policy-file.ts';

/** What came of one file of cases. */
interface FileResult {
  file: string;
  cases: CaseResult[];
  /** Why nothing could be run. */
  faults: string[];
}

export const policyTest = define<{ json: boolean }>({
  usage: 'test',
  summary: 'run a policy on cases with expected outcomes',
  description:
    'A file of cases holds a policy, or names the file of one beside it, and changes told in a few words with what is expected ' +
    'of them (docs/policies). Of a folder all YAML files are run that hold cases. Exit code 1 where one comes out otherwise.',
  words: [new Argument('<path>', 'a file of cases, or a folder of such')],
  options: [JSON_OUT()],
  examples: [
    ['provenance policy test docs/policies', 'all files of a folder'],
    ['provenance policy test payments.cases.yaml', 'one file'],
  ],
  async run({ json }, { process, terminal }, [path = '']) {
    const files = caseFiles(process.cwd, path);
    if (files.length === 0) throw new UsageError(`${path} holds no file of cases`);
    const results = files.map((file) => runFile(process.cwd, file));
    await terminal.answerLine(json ? JSON.stringify({ files: results }) : resultText(results, terminal.paint));
    return results.every(isWell) ? EXIT.done : EXIT.objected;
  },
});

function caseFiles(cwd: string, path: string): string[] {
  const root = resolve(cwd, path);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => relative(cwd, join(root, name)))
    .filter((file) => /^cases:/m.test(readText(cwd, file)))
    .sort();
}

function runFile(cwd: string, file: string): FileResult {
  try {
    const cases = readCases(readText(cwd, file));
    const { policy } = cases;
    const beside = typeof policy === 'string' ? join(dirname(file), policy) : file;
    const ran = runCases(cases, typeof policy === 'string' ? readText(cwd, beside) : JSON.stringify(policy));
    return 'faults' in ran ? { file, cases: [], faults: ran.faults.map((fault) => (beside === file ? `${fault.pointer} ${fault.detail}` : faultLine(beside, fault))) } : { file, cases: ran, faults: [] };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { file, cases: [], faults: (error as Error).message.split('\n') };
  }
}

function isWell({ cases, faults }: FileResult): boolean {
  return faults.length === 0 && cases.every(({ differences }) => differences.length === 0);
}

function resultText(results: readonly FileResult[], paint: Paint): string {
  const lines = results.flatMap((result) => [`${isWell(result) ? paint('green', 'ok') : paint('red', 'not ok')} ${plain(result.file)}`, ...troubles(result)]);
  const cases = results.flatMap((result) => result.cases);
  const wrong = cases.filter(({ differences }) => differences.length > 0).length;
  return [...lines, `${cases.length} cases in ${results.length} files, ${wrong} otherwise than expected`].join('\n');
}

function troubles({ cases, faults }: FileResult): string[] {
  const wrong = cases.filter(({ differences }) => differences.length > 0);
  return [...faults.map((fault) => `   ${plain(fault)}`), ...wrong.flatMap(({ name, differences }) => [`   ${plain(name)}`, ...differences.map((difference) => `      ${plain(difference)}`)])];
}
