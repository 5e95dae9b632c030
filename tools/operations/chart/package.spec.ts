import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';
import { CHART } from './chart.ts';

const folder = mkdtempSync(join(tmpdir(), 'chart-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('brings along the value sets that its README and the page on air-gapped installations name', () => {
  expect(runAtRoot(toolPath('helm'), ['package', CHART, '--destination', folder])).toMatchObject({ code: 0 });
  const [archive] = globSync('*.tgz', { cwd: folder });
  const packed = execFileSync('tar', ['-tzf', join(folder, archive!)], { encoding: 'utf8' }).trim().split('\n');
  const pages = [join(CHART, 'README.md'), join(ROOT, 'docs/operations/air-gapped.md')].map((page) => readFileSync(page, 'utf8')).join('\n');
  const named = new Set([...pages.matchAll(/\bci\/[a-z-]+\.yaml\b/g)].map(([name]) => `provenance/${name}`));
  expect(named.size).toBeGreaterThan(4);
  expect([...named].filter((name) => !packed.includes(name))).toEqual([]);
  expect(pages).toContain(archive!);
});
