import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDetectorModules } from './detector-modules.ts';

const DETECTOR = "{ name: 'mine', capabilities: async () => [], scan: async (files) => files.map(() => ({ findings: [], status: 'covered' })) }";

describe('loadDetectorModules', () => {
  let dir: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'provenance-modules-'));
  });

  afterAll(() => rm(dir, { recursive: true }));

  async function module(name: string, text: string): Promise<string> {
    const path = join(dir, name);
    await writeFile(path, text);
    return path;
  }

  it('takes a path, relative or absolute, with a named or a default export', async () => {
    const named = await module('named.mjs', `export const registerDetectors = () => [${DETECTOR}];`);
    await module('default.mjs', `export default async () => [${DETECTOR}];`);
    const detectors = await loadDetectorModules([named, './default.mjs'], dir);
    expect(detectors.map((detector) => detector.name)).toEqual(['mine', 'mine']);
  });

  it('takes a package', async () => {
    const home = join(dir, 'node_modules', 'my-detectors');
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'package.json'), JSON.stringify({ name: 'my-detectors', main: 'index.cjs' }));
    await writeFile(join(home, 'index.cjs'), `exports.registerDetectors = () => [${DETECTOR}];`);
    expect(await loadDetectorModules(['my-detectors'], dir)).toHaveLength(1);
  });

  it.each([
    ['throws.mjs', "throw new Error('no licence');", /throws\.mjs cannot be loaded: no licence/],
    ['token.mjs', 'let hunter2 hunter2', /token\.mjs cannot be loaded: it is no JavaScript module$/],
    ['nothing.mjs', 'export const x = 1;', /exports no function registerDetectors/],
    ['single.mjs', `export const registerDetectors = () => (${DETECTOR});`, /returned no array/],
    ['half.mjs', "export const registerDetectors = () => [{ name: 'x' }];", /without name, scan and capabilities/],
  ])('names %s, which cannot be used, and why', async (name, text, reason) => {
    await expect(loadDetectorModules([await module(name, text)], dir)).rejects.toThrow(reason);
  });

  it('names what is not there', async () => {
    await expect(loadDetectorModules(['./absent.mjs'], dir)).rejects.toThrow(/\.\/absent\.mjs cannot be loaded/);
    await expect(loadDetectorModules(['no-such-package'], dir)).rejects.toThrow(/no-such-package cannot be loaded/);
  });
});
