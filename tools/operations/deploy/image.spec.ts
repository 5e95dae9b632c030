import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';
import { copiesOfContext, inContext, instructions, stages } from './image-context.ts';

const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api', 'cli'];

it('is what hadolint takes, without exceptions', () => {
  expect(runAtRoot(toolPath('hadolint'), ['--no-color', 'deploy/Dockerfile'])).toEqual({ code: 0, out: '', err: '' });
});

it('has a target an app, each over a user that is not root', () => {
  const all = stages();
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(APPS));
  // Of a stage that installs something the last word counts.
  const users = instructions().join('\n').split(/^FROM /m).flatMap((stage) => [...stage.matchAll(/^USER .*/gm)].at(-1)?.[0] ?? []);
  expect(users).toEqual(['USER 65532:65532', 'USER 65532:65532']);
  const parent = new Map(all.map(({ name, from }) => [name, from]));
  const above = (name: string): string[] => (parent.has(name) ? [name, ...above(parent.get(name)!)] : [name]);
  for (const app of APPS) expect(above(app)).toContain('runtime');
});

it('exports nothing from any process until it is told where: one that asked while another did not send would fill Redis', () => {
  const setting = instructions().join('\n').split(/^FROM /m).filter((stage) => stage.includes('PROVENANCE_TIMESERIES_BACKEND'));
  expect(setting.map((stage) => [/AS (\S+)/.exec(stage)?.[1], stage.includes('PROVENANCE_TIMESERIES_BACKEND=off')])).toEqual([['service', true]]);
});

it('puts the engine into the detect worker alone', () => {
  const text = instructions().join('\n');
  const withEngine = text.split(/^FROM /m).filter((stage) => stage.includes('--from=semgrep'));
  expect(withEngine.map((stage) => /AS (\S+)/.exec(stage)?.[1])).toEqual(['detect-worker']);
  expect(text).toContain('--require-hashes');
  expect(text).not.toMatch(/:latest|curl|wget|ADD /);
});

it('copies only what is there and what the context holds', () => {
  const sources = copiesOfContext().flatMap((copy) => copy.sources).filter((source) => source !== '.');
  expect(sources.length).toBeGreaterThan(1);
  for (const source of sources) expect({ source, there: existsSync(join(ROOT, source)), sent: inContext(source) }).toEqual({ source, there: true, sent: true });
});

it.each(['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'tsconfig.base.json', 'libs/domain/src/index.ts', 'apps/cli/bundle.mjs', 'tools/setup/parts.txt', 'tools/notices.mjs', 'deploy/assemble.mjs', 'deploy/clickhouse/001_events.sql', 'docs/openapi.json', 'tools/bigquery/driver/package-lock.json'])(
  'sends %s along, which the build needs',
  (path) => {
    expect({ there: existsSync(join(ROOT, path)), sent: inContext(path) }).toEqual({ there: true, sent: true });
  },
);

it.each(['.git/config', '.env', 'apps/ingest-api/.env', 'node_modules/bullmq/package.json', 'libs/domain/node_modules/x', 'libs/domain/dist/index.js', '.parts/semgrep', 'data/dump.rdb', 'libs/x/secret.key', 'docs/architecture.md'])(
  'keeps %s back',
  (path) => {
    expect(inContext(path)).toBe(false);
  },
);

it('is built on every page for the machines that its engine is for, and with arguments that it takes', () => {
  const pages = ['helm/provenance/README.md', 'docs/export.md', 'docs/operations/air-gapped.md'];
  const taken = instructions().flatMap((line) => /^ARG (\w+)/.exec(line)?.[1] ?? []);
  for (const page of pages) {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const builds = text.split('\n').filter((line) => line.includes('docker build '));
    expect({ page, builds: builds.length, elsewhere: builds.filter((line) => !line.includes('docker build --platform linux/amd64 ')) }).toEqual({ page, builds: 1, elsewhere: [] });
    expect(taken).toEqual(expect.arrayContaining([...text.matchAll(/--build-arg (\w+)=/g)].map(([, name]) => name)));
  }
});

it('says of an image whether its process makes progress', () => {
  const [check] = instructions().filter((line) => line.startsWith('HEALTHCHECK') && !line.includes('NONE'));
  expect(check).toContain('healthcheck.mjs');
  expect(readFileSync(join(ROOT, 'deploy/healthcheck.mjs'), 'utf8')).toContain('/healthz');
});

it('starts programs that the compiler writes', () => {
  for (const app of APPS.slice(0, 4)) {
    expect(instructions()).toContain(`CMD ["node", "apps/${app}/dist/main.js"]`);
    expect(existsSync(join(ROOT, 'apps', app, 'src/main.ts'))).toBe(true);
  }
});
