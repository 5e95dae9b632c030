import { workspaceRoot } from '@provenance/embedded';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const SCOPE = '@provenance';
/** What a process reads beside the packages, as in deploy/assemble.mjs. */
const BESIDE = ['docs/openapi.json', 'deploy/clickhouse', 'package.json'];
/** Read by no process, or linked. */
const LEFT_OUT = new Set(['src', 'node_modules', 'bundle']);

const PIPELINE = 'libs/contracts/dist/pipeline.js';
const STORE = 'libs/store/dist/analysis/redis-analysis-store.js';
const SCHEMA_VERSION = /(?<=SCHEMA_VERSION = )\d+/;

type Change = readonly [file: string, from: string | RegExp, to: string | ((found: string) => string)];

/**
 * What the next build writes that this one has never heard of, in the compiled files: what to look for, and what stands there
 * then. Each must be found once, so that the test cannot go on without its subject.
 */
const CHANGES: readonly Change[] = [
  // Jobs: the version of the payload is one higher, and there is a field more.
  [PIPELINE, SCHEMA_VERSION, (version) => String(Number(version) + 1)],
  [PIPELINE, 'schemaVersion: SCHEMA_VERSION }', "schemaVersion: SCHEMA_VERSION, lane: 'default' }"],
  // Records, lines, findings and decisions: a field more.
  ['libs/store/dist/codec/record.js', 'const fixed = { ...record }', "const fixed = { ...record, lane: 'default' }"],
  [STORE, 'linesKey(analysisId), lines)', "linesKey(analysisId), lines.map((line) => ({ ...line, lane: 'default' })))"],
  [STORE, 'detectionKey(analysisId), detection)', "detectionKey(analysisId), { ...detection, lane: 'default', findings: detection.findings.map((finding) => ({ ...finding, lane: 'default' })) })"],
  [STORE, 'await encodeJson(decision)', "await encodeJson({ ...decision, lane: 'default' })"],
  // Facts and sums: a counter more in a family that is known, and one in a family that is not.
  ['libs/domain/dist/facts/code-facts.js', 'counters.add(COUNTER.lines);', "counters.add(COUNTER.lines); counters.add('involved_lines'); counters.add('lane:default');"],
  ['libs/domain/dist/analytics/counter-family.js', "'file', 'review', 'duration', 'people', 'ci']", "'file', 'review', 'duration', 'people', 'ci', 'lane']"],
  ['libs/domain/dist/analytics/counter-family.js', "...heads('file', 'file'),", "...heads('file', 'file'), ...heads('code', 'involved_lines'), ...heads('lane', 'lane'),"],
  ['libs/store/dist/analytics/stored-names.js', "ci: 'i',", "ci: 'i', lane: 'lane',"],
  ['libs/store/dist/analytics/stored-names.js', "'remediation:low:',", "'remediation:low:', 'involved_lines', 'lane:default',"],
  // Its name in logs, figures and what processes say of themselves.
  ['libs/service/dist/process/version.js', /(?<=VERSION = ')[^']+/, 'next'],
];

/**
 * Lays a copy of the compiled workspace into a folder, changed as the next version may change it: its packages are the
 * copies, those from the registry are linked.
 * @returns the version of the payload of its jobs
 */
export async function newerBuild(folder: string): Promise<number> {
  const root = workspaceRoot();
  const packages = (await Promise.all(['libs', 'apps'].map((group) => copyPackages(root, folder, group)))).flat();
  for (const path of BESIDE) await cp(join(root, path), join(folder, path), { recursive: true });
  await linkModules(root, folder, packages);
  for (const one of CHANGES) await change(folder, one);
  return Number(SCHEMA_VERSION.exec(await readFile(join(folder, PIPELINE), 'utf8'))?.[0]);
}

async function copyPackages(root: string, folder: string, group: string): Promise<string[]> {
  const names = await readdir(join(root, group));
  for (const name of names) {
    const from = join(root, group, name);
    await cp(from, join(folder, group, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
    // Other versions of packages than the common ones.
    await symlink(join(from, 'node_modules'), join(folder, group, name, 'node_modules'));
  }
  return names.map((name) => join(group, name));
}

async function linkModules(root: string, folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules', SCOPE), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== SCOPE && !name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const path of packages) await symlink(join(folder, path), join(folder, 'node_modules', SCOPE, basename(path)));
}

async function change(folder: string, [path, from, to]: Change): Promise<void> {
  const file = join(folder, path);
  const text = await readFile(file, 'utf8');
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places for ${from}`);
  await writeFile(file, text.replace(from, (found) => (typeof to === 'string' ? to : to(found))));
}
