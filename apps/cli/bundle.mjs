// Makes the package that `npm pack` takes: one file of code, the rules, and what the engine is fetched by. The grammars
// stay dependencies: they are native.
import { build } from 'esbuild';
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notices } from '../../tools/notices.mjs';

const here = import.meta.dirname;
const root = join(here, '../..');
const bundle = join(here, 'bundle');

rmSync(bundle, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [join(here, 'src/main.ts')],
  // libs/detection looks for its rules two folders above its code.
  outfile: join(bundle, 'code/bin/provenance.js'),
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.12',
  conditions: ['@provenance/source'],
  external: ['@ast-grep/*'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // Packages of CommonJS within call require for what belongs to Node.
  banner: {
    js: `import { createRequire as nodeRequire } from 'node:module';
const require = nodeRequire(import.meta.url);
if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(\`provenance needs Node 22.12 or later; this is \${process.versions.node}\\n\`);
  process.exit(3);
}`,
  },
});
for (const rule of globSync('*/rule.yml', { cwd: join(root, 'libs/detection/rules') })) {
  mkdirSync(join(bundle, 'rules', rule, '..'), { recursive: true });
  cpSync(join(root, 'libs/detection/rules', rule), join(bundle, 'rules', rule));
}
cpSync(join(root, 'tools/setup/parts.txt'), join(bundle, 'code/bin/parts.txt'));
writeFileSync(join(bundle, 'NOTICES.txt'), notices(root, Object.keys(metafile.inputs)));
