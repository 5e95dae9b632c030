import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';
import { filesOf, stages } from './image-context.ts';

interface Workflow {
  permissions?: object;
  jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; strategy?: { matrix?: { target?: string[] } }; steps: { uses?: string; run?: string }[] }>;
}

const workflows = filesOf('.github/workflows/*.yml');

it('is what zizmor takes, at its strictest', () => {
  const { code, out } = runAtRoot(toolPath('zizmor'), ['--offline', '--persona', 'pedantic', '--no-progress', '--color', 'never', '.github/workflows']);
  expect({ code, out: out.trim() }).toEqual({ code: 0, out: 'No findings to report. Good job!' });
});

describe.each(workflows)('%s', (file) => {
  const workflow = parse(readFileSync(join(ROOT, file), 'utf8')) as Workflow;
  const jobs = Object.values(workflow.jobs);

  it('pins every action by its commit, and gives a job nothing but what it names', () => {
    expect(workflow.permissions).toEqual({});
    for (const { permissions, steps, 'timeout-minutes': minutes } of jobs) {
      expect(permissions).toEqual({ contents: 'read' });
      expect(minutes).toBeGreaterThan(0);
      for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
  });
});

it('publishes every image with its list of parts and its provenance', () => {
  const workflow = parse(readFileSync(join(ROOT, '.github/workflows/images.yml'), 'utf8')) as Workflow;
  const known = stages().map(({ name }) => name);
  for (const { strategy } of [workflow.jobs['build']!, workflow.jobs['publish']!]) {
    expect(strategy?.matrix?.target).toEqual(['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api', 'cli']);
    expect(known).toEqual(expect.arrayContaining(strategy?.matrix?.target ?? []));
  }
  const publish = workflow.jobs['publish']?.steps.map(({ run }) => run ?? '').join('\n');
  expect(publish).toContain('--provenance mode=max --sbom true');
  for (const label of ['revision', 'version', 'source', 'title']) expect(publish).toContain(`org.opencontainers.image.${label}=`);
});

it('runs commands that the workspace has', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const texts = workflows.map((file) => readFileSync(join(ROOT, file), 'utf8'));
  const named = texts.flatMap((text) => [...text.matchAll(/run: npm (?:run )?([\w:]+)$/gm)].map(([, name]) => name!));
  const [, listed] = /command: \[(.*)\]/.exec(texts.join('\n'))!;
  const all = [...named, ...listed!.split(', ').map((name) => name.replaceAll("'", ''))];
  expect(all).toEqual(expect.arrayContaining(['test', 'test:cluster', 'test:long', 'typecheck', 'lint', 'unused', 'docs:check', 'bundle:check']));
  expect(all.filter((name) => !(name in scripts))).toEqual([]);
});

it('starts the whole system by the command of the page, for every change of what it is made of', () => {
  const text = readFileSync(join(ROOT, '.github/workflows/images.yml'), 'utf8');
  const { on, jobs } = parse(text) as Workflow & { on: { pull_request: { paths: string[] } } };
  const said = jobs['compose']!.steps.map(({ run }) => run ?? '').join('\n');
  expect(said).toContain('docker compose up --build --wait');
  const mounted = [...readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/\.\/([\w./-]+):/g)].map(([, path]) => path!);
  const watched = on.pull_request.paths.map((path) => path.replace(/\*\*$/, ''));
  expect(mounted.length).toBeGreaterThan(5);
  expect(['docker-compose.yml', ...mounted].filter((path) => !watched.some((start) => path.startsWith(start) || `${path}/` === start))).toEqual([]);
});
