import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { RuleSource } from './rule-pack.ts';
import { toRule, type SemgrepRule } from './semgrep-rule.ts';

/** The rules that come with this package: one folder each, `rule.yml` and the files it is tested on. */
export const BUNDLED_RULES = resolve(import.meta.dirname, '../../rules');

/** Folders of rules, by name. */
export async function ruleFolders(root: string = BUNDLED_RULES): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name))
    .sort();
}

/** The rule of one folder. @throws Error naming the file when it does not read as a rule. */
export async function readRuleFolder(folder: string): Promise<SemgrepRule> {
  const file = join(folder, 'rule.yml');
  return toRule(parse(await readFile(file, 'utf8')), file);
}

/** All rules of this package. */
export async function bundledRules(root: string = BUNDLED_RULES): Promise<RuleSource> {
  const folders = await ruleFolders(root);
  const rules = await Promise.all(folders.map(readRuleFolder));
  const stats = await Promise.all(folders.map((folder) => stat(join(folder, 'rule.yml'))));
  const newest = Math.max(0, ...stats.map((entry) => entry.mtimeMs));
  return { rules, source: 'bundled', lastModified: new Date(newest) };
}
