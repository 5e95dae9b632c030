// node deploy/assemble.mjs APP OUT: lays what APP needs at run time into OUT: its own code and that of the workspace's
// packages that it stands on, compiled, and the packages from the registry at their locked versions. The Dockerfile
// runs it, and so does its test.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SCOPE = '@provenance/';
/** Sources, what only tests read, and what machines leave behind. */
const LEFT_OUT = new Set(['src', 'match', 'clean', 'node_modules', 'bundle', 'tsconfig.json', 'tsconfig.tsbuildinfo', 'test-results.json']);

/** Files beside the packages that a process reads when it starts. */
const READ_AT_START = { 'apps/governance-api': ['docs/openapi.json', 'deploy/clickhouse'] };

const manifest = (folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

function workspaceFolders() {
  return ['libs', 'apps'].flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')));
}

/** The app's folder and those of all packages of the workspace that it needs at run time. */
export function closureOf(app) {
  const folders = new Map(workspaceFolders().map((folder) => [manifest(folder).name, folder]));
  const found = new Set();
  const visit = (name) => {
    const folder = folders.get(name);
    if (folder === undefined) throw new Error(`${name} is no package of this workspace`);
    if (found.has(folder)) return;
    found.add(folder);
    Object.keys(manifest(folder).dependencies ?? {}).filter((dependency) => dependency.startsWith(SCOPE)).forEach(visit);
  };
  visit(`${SCOPE}${app}`);
  return [...found].sort();
}

function copyCompiled(folder, out) {
  if (!existsSync(join(ROOT, folder, 'dist'))) throw new Error(`${folder} is not compiled: run "npm run build"`);
  cpSync(join(ROOT, folder), join(out, folder), {
    recursive: true,
    filter: (path) => path === join(ROOT, folder) || !(LEFT_OUT.has(basename(path)) || /\.(spec|fixture)\.|\.d\.ts$|\.map$/.test(path)),
  });
}

/** `npm install`, not `npm ci`: the lockfile also names packages that these folders do not need. */
function installLocked(out) {
  const argv = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', argv, { cwd: out, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${argv.join(' ')} failed`);
}

export function assemble(app, out) {
  const folders = closureOf(app);
  mkdirSync(out, { recursive: true });
  const { name, version, license, type } = manifest('.');
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name, version, license, type, private: true, workspaces: folders }, null, 2)}\n`);
  for (const file of ['package-lock.json', '.npmrc']) cpSync(join(ROOT, file), join(out, file));
  for (const folder of folders) copyCompiled(folder, out);
  for (const file of folders.flatMap((folder) => READ_AT_START[folder] ?? [])) cpSync(join(ROOT, file), join(out, file), { recursive: true });
  installLocked(out);
}

if (process.argv[1] === import.meta.filename) {
  const [app, out] = process.argv.slice(2);
  if (app === undefined || out === undefined) throw new Error('usage: node deploy/assemble.mjs APP OUT');
  assemble(app, resolve(out));
}
