// Makes the package that `npm pack` takes: one file of code, the rules, and what the engine is fetched by. The grammars
// stay dependencies: they are native.
import { build } from 'esbuild';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
writeFileSync(join(bundle, 'NOTICES.txt'), notices(Object.keys(metafile.inputs)));

/** The licences of the packages whose code the bundle holds: they ask to go along with it. */
function notices(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      const [file] = globSync('{LICENSE,LICENCE,license}*', { cwd: join(root, folder) });
      if (file === undefined) throw new Error(`${name} brings no licence`);
      return `${name} ${version}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
    })
    .join('\n----\n\n');
}
