import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, step } from './steps.mjs';

const STAMP = join(ROOT, 'node_modules', '.provenance-setup');
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');

function manifests() {
  const members = ['libs', 'apps'].flatMap((group) =>
    existsSync(join(ROOT, group)) ? readdirSync(join(ROOT, group)).map((name) => join(group, name, 'package.json')) : [],
  );
  return ['package.json', 'package-lock.json', ...members].filter((file) => existsSync(join(ROOT, file)));
}

function digest() {
  const hash = createHash('sha256');
  for (const file of manifests()) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/**
 * Installs the workspace when a manifest has changed since the last time. `npm install`, not `npm ci`: a registry
 * mirror may lack packages of other platforms, and npm then writes a lockfile that `npm ci` refuses, while
 * `npm install` keeps the locked versions and adds what this platform needs.
 */
export function installWorkspace() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest()) return;
  step('npm packages (about half a minute the first time)', () =>
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  writeFileSync(STAMP, digest());
}

/** The workspace runs on Node 24, whatever the host has: the `node` package of the lockfile, else the host's own 24. */
export function node24() {
  const program = existsSync(NODE) ? NODE : process.execPath;
  const version = run(program, ['--version']).trim();
  if (!version.startsWith('v24.')) {
    process.stderr.write(`set-up: Node 24 is needed and ${program} is ${version}; no package of it for this platform\n`);
    process.exit(3);
  }
  return program;
}

/** Compiles what has changed. */
export function buildWorkspace() {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'lib', 'tsc.js');
  step('compile', () => run(node24(), [tsc, '-b']));
}
