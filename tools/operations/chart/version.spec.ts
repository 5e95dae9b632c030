import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '@provenance/service';
import { parse } from 'yaml';
import { ROOT } from '../parts/tool.ts';
import { CHART } from './chart.ts';

const PACKAGES = globSync(['package.json', 'tools/package.json', 'apps/*/package.json', 'libs/*/package.json'], { cwd: ROOT });

it('runs the software of its appVersion: a tag that two versions share is not pulled again', () => {
  const { appVersion } = parse(readFileSync(join(CHART, 'Chart.yaml'), 'utf8')) as { appVersion: string };
  expect(appVersion).toBe(VERSION);
});

it.each(PACKAGES)('is the version of %s', (file) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { version: string };
  expect(version).toBe(VERSION);
});
