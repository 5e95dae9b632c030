import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of the packages whose code a bundle holds: they ask to go along with it. @param inputs paths from the root, as esbuild's metafile has them */
export function notices(root, inputs) {
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
