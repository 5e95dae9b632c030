// node deploy/assemble.mjs APP OUT [DRIVER]: lays what APP needs at run time into OUT: its own code and that of the workspace's
// packages that it stands on, compiled, and the packages from the registry at their locked versions; with DRIVER, that of
// a warehouse too. The Dockerfile runs it, and so does its test.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SCOPE = '@provenance/';
/** Sources, what only tests read, and what machines leave behind. */
const LEFT_OUT = new Set(['src', 'match', 'clean', 'node_modules', 'bundle', 'tsconfig.json', 'tsconfig.tsbuildinfo', 'test-results.json']);

/** Files beside the packages that a process reads when it starts. */
const READ_AT_START = { 'apps/governance-api': ['docs/openapi.json', 'deploy/clickhouse'] };

/** Drivers that an image has only where it is asked for one, by the folder of the lockfile that holds their versions. */
const DRIVERS = { bigquery: 'tools/bigquery/driver' };

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

function npm(command, folder) {
  const argv = [command, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', argv, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${argv.join(' ')} failed`);
}

/** Above the app, where it is found, and away from the packages of the app, whose lockfile does not know it. */
function installDriver(driver, out) {
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(ROOT, DRIVERS[driver], file), join(out, 'apps', file));
  npm('ci', join(out, 'apps'));
}

export function assemble(app, out, driver = '') {
  if (driver !== '' && !(driver in DRIVERS)) throw new Error(`no driver is called ${driver}: ${Object.keys(DRIVERS).join(', ')}`);
  const folders = closureOf(app);
  mkdirSync(out, { recursive: true });
  const { name, version, license, type } = manifest('.');
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ name, version, license, type, private: true, workspaces: folders }, null, 2)}\n`);
  for (const file of ['package-lock.json', '.npmrc']) cpSync(join(ROOT, file), join(out, file));
  for (const folder of folders) copyCompiled(folder, out);
  for (const file of folders.flatMap((folder) => READ_AT_START[folder] ?? [])) cpSync(join(ROOT, file), join(out, file), { recursive: true });
  // Not `ci`: the lockfile also names packages that these folders do not need.
  npm('install', out);
  if (driver !== '') installDriver(driver, out);
}

if (process.argv[1] === import.meta.filename) {
  const [app, out, driver] = process.argv.slice(2);
  if (app === undefined || out === undefined) throw new Error('usage: node deploy/assemble.mjs APP OUT [DRIVER]');
  assemble(app, resolve(out), driver);
}
