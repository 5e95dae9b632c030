// Makes dist/index.js, which GitHub runs as it is checked in: the same text on every machine, or the check for drift fails.
// With --check nothing is written; it says whether the one that stands is behind the code.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notices } from '../../tools/notices.mjs';

const here = import.meta.dirname;
const root = join(here, '../..');
const dist = join(here, 'dist');

const { outputFiles, metafile } = await build({
  entryPoints: [join(here, 'src/index.ts')],
  outfile: join(dist, 'index.js'),
  write: false,
  metafile: true,
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  conditions: ['@provenance/source'],
  legalComments: 'none',
  logLevel: 'warning',
  // Packages of CommonJS within call require for what belongs to Node.
  banner: { js: "import { createRequire as nodeRequire } from 'node:module';\nconst require = nodeRequire(import.meta.url);" },
});

const made = { 'index.js': outputFiles[0].text, 'NOTICES.txt': notices(root, Object.keys(metafile.inputs)) };
if (!process.argv.includes('--check')) {
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of Object.entries(made)) writeFileSync(join(dist, name), text);
} else if (Object.entries(made).some(([name, text]) => text !== readFileSync(join(dist, name), 'utf8'))) {
  process.stderr.write('apps/github-action/dist is behind the code: run "npm run build" and commit it\n');
  process.exitCode = 1;
}
