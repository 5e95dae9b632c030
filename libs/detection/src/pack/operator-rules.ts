import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { RuleSource } from './rule-pack.ts';
import { toRule, type SemgrepRule } from './semgrep-rule.ts';

/** A configuration that only the engine's own command line can fetch. */
export function isRegistryConfig(path: string): boolean {
  return /^(https?:\/\/|[pr]\/)/u.test(path);
}

async function ruleFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function rulesOf(file: string, mustHold: boolean): Promise<SemgrepRule[]> {
  const document = parsed(await readFile(file, 'utf8'), file);
  const rules = (document as { rules?: unknown } | null)?.rules;
  if (Array.isArray(rules)) return rules.map((rule) => toRule(rule, file));
  // A folder of rules also holds the files that they are tested on.
  if (!mustHold) return [];
  throw new Error(`${file}: no list of rules`);
}

/** The parser's own message quotes the line, and a mistyped path makes that one of somebody's secrets. */
function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const { code, at } = error instanceof YAMLParseError ? { code: error.code, at: error.linePos?.[0] } : { code: (error as Error).name, at: undefined };
    throw new Error(`${file}: no YAML (${code}${at === undefined ? '' : ` at line ${at.line}, column ${at.col}`})`);
  }
}

/**
 * Rules of the operator: a file, or every YAML and JSON file with a list `rules` in a folder.
 * @throws Error naming the file that cannot be read or holds something else.
 */
export async function operatorRules(path: string): Promise<RuleSource> {
  const files = await ruleFiles(path);
  const rules = await Promise.all(files.map((file) => rulesOf(file, file === path)));
  const stats = await Promise.all(files.map((file) => stat(file)));
  const newest = Math.max(0, ...stats.map((entry) => entry.mtimeMs));
  return { rules: rules.flat(), source: path, lastModified: new Date(newest) };
}
