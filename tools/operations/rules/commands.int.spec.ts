import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRedis } from '@provenance/embedded';
import { createRedis, untilReady } from '@provenance/store';
import { parse, parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../chart/chart.ts';
import { filesOf } from '../deploy/image-context.ts';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';
import { commandsOn, programOf, wordsOf, type Program } from './page-commands.ts';

const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const commands = filesOf('docs/operations/**/*.md').flatMap(commandsOn);
const of = (program: Program): { page: string; words: string[] }[] => commands.filter(({ command }) => programOf(command) === program).map(({ page, command }) => ({ page, words: wordsOf(command) }));

/** What a page gives that none of the programs below is, each with what sees to it. */
const OTHERS: readonly [RegExp, string][] = [
  [/^(for |done$)/, 'the loop around `docker build`'],
  [/^docker (build|save|load|tag|push) /, 'targets of the Dockerfile are those of image.spec.ts; the rest is plain Docker'],
  [/^export /, 'settings are held to those that there are by pages.spec.ts'],
  [/^(tar -C \/data |REDISCLI_AUTH=\S+ sh deploy\/redis-backup\.sh )/, 'redis-backup.int.spec.ts runs them'],
  [/^(tar -xzf provenance-\S+\.tgz|cp) provenance\/ci\//, 'package.spec.ts looks into the package'],
  [/^npm run setup$/, 'the script of package.json that every other needs'],
  [/^(PROVENANCE_[A-Z_]+=\S+ )+node_modules\/\.bin\/node apps\/[a-z-]+\/dist\/main\.js$/, 'settings are held to those that there are by pages.spec.ts'],
  [/^git pull$/, 'plain git'],
  [/^min-replicas-/, 'lines of redis.conf'],
];

it('finds commands of every program, and knows who sees to the rest', () => {
  for (const program of ['provenance', 'curl', 'kubectl', 'helm', 'docker compose', 'redis-cli'] as const) expect(of(program).length).toBeGreaterThan(3);
  const unknown = commands.filter(({ command }) => programOf(command) === undefined && !OTHERS.some(([pattern]) => pattern.test(command)));
  expect(unknown).toEqual([]);
});

it('gives commands of provenance that there are, with options that they have', () => {
  const sections = text('docs/cli.md').split(/^## /m).map((section) => ({ name: section.split('\n')[0]!, section }));
  const faults = of('provenance').flatMap(({ page, words }) => {
    const line = words.join(' ');
    const known = sections.filter(({ name }) => name.startsWith('provenance ') && (line === name || line.startsWith(`${name} `))).sort((a, b) => b.name.length - a.name.length)[0];
    if (known === undefined) return [`${page}: ${line}`];
    return words.filter((word) => word.startsWith('--') && !known.section.includes(`${word.split('=')[0]} `)).map((word) => `${page}: ${known.name} has no ${word}`);
  });
  expect(faults).toEqual([]);
});

it('asks by curl for routes that there are, by their methods and with parameters that they have', () => {
  type Operation = { parameters?: { in: string; name: string }[] };
  const { paths } = JSON.parse(text('docs/openapi.json')) as { paths: Record<string, Record<string, Operation>> };
  const routes = Object.entries(paths).map(([path, methods]) => ({ pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`), methods }));
  const faults = of('curl').flatMap(({ page, words }) => {
    const method = words.includes('-X') ? words[words.indexOf('-X') + 1]!.toLowerCase() : 'get';
    const url = new URL(`http://${words.find((word) => word.startsWith('localhost:8000/'))!}`);
    const operation = routes.find(({ pattern }) => pattern.test(url.pathname))?.methods[method];
    if (operation === undefined) return [`${page}: ${method} ${url.pathname}`];
    const known = (operation.parameters ?? []).filter(({ in: where }) => where === 'query').map(({ name }) => name);
    return [...url.searchParams.keys()].filter((name) => !known.includes(name)).map((name) => `${page}: ${url.pathname} takes no ${name}`);
  });
  expect(faults).toEqual([]);
});

it('names by kubectl what the chart makes', () => {
  const { out } = runAtRoot(toolPath('helm'), ['template', 'provenance', 'helm/provenance', '--namespace', 'provenance', '--values', 'helm/provenance/ci/minimal.yaml']);
  const objects = parseAllDocuments(out).map((document) => document.toJS() as KubernetesObject | null).filter((object) => object !== null);
  const kinds: Record<string, string> = { deployment: 'Deployment', svc: 'Service' };
  const labels = objects.flatMap(({ spec }) => Object.entries((spec?.template?.metadata?.labels ?? {}) as Record<string, string>).map(([key, value]) => `${key}=${value}`));
  expect(labels.length).toBeGreaterThan(8);
  const faults = of('kubectl').flatMap(({ page, words }) => {
    const named = words.flatMap((word) => (/^(deployment|svc)\/(.+)$/.exec(word) ? [word.split('/') as [string, string]] : []));
    const missing = named.filter(([kind, name]) => !objects.some((object) => object.kind === kinds[kind] && object.metadata.name === name)).map(([kind, name]) => `${page}: ${kind}/${name}`);
    const selected = words.flatMap((word, at) => (word === '-l' ? [words[at + 1]!] : []));
    const columns = words.flatMap((word, at) => (word === '-L' ? [words[at + 1]!] : []));
    const ports = words.includes('port-forward') ? [words.at(-1)!] : [];
    const served = objects.filter(({ kind }) => kind === 'Service').flatMap(({ spec }) => (spec as { ports: { port: number }[] }).ports.map(({ port }) => String(port)));
    return [
      ...missing,
      ...selected.filter((label) => !labels.includes(label)).map((label) => `${page}: nothing has ${label}`),
      ...columns.filter((key) => !labels.some((label) => label.startsWith(`${key}=`))).map((key) => `${page}: nothing has ${key}`),
      ...ports.filter((port) => !served.includes(port)).map((port) => `${page}: no service has the port ${port}`),
    ];
  });
  expect(faults).toEqual([]);
});

it('gives helm commands and options that it has', () => {
  const faults = of('helm').flatMap(({ page, words }) => {
    const bare = words.slice(1).filter((word, at, all) => word !== '-n' && all[at - 1] !== '-n');
    // `diff` is of a plugin, as the page says.
    if (bare[0] === 'diff') return [];
    const path = bare[0] === 'get' ? bare.slice(0, 2) : bare.slice(0, 1);
    const { code, out } = runAtRoot(toolPath('helm'), [...path, '--help']);
    if (code !== 0) return [`${page}: helm ${path.join(' ')}`];
    return bare.filter((word) => word.startsWith('--') && !out.includes(word)).map((word) => `${page}: helm ${path.join(' ')} has no ${word}`);
  });
  expect(faults).toEqual([]);
});

it('names by docker compose the services and files that there are', () => {
  const { services } = parse(text('docker-compose.yml'), { merge: true }) as { services: Record<string, object> };
  const faults = of('docker compose').flatMap(({ page, words }) => {
    const verb = words.findIndex((word) => ['exec', 'restart', 'logs'].includes(word));
    const service = verb === -1 ? undefined : words.slice(verb + 1).find((word) => !word.startsWith('-'));
    const scaled = words.flatMap((word, at) => (word === '--scale' ? [words[at + 1]!.split('=')[0]!] : []));
    const files = words.flatMap((word, at) => (word === '-f' ? [words[at + 1]!] : []));
    return [
      ...[service, ...scaled].filter((name) => name !== undefined && !(name in services)).map((name) => `${page}: no service ${name}`),
      ...files.filter((file) => !filesOf(file).includes(file)).map((file) => `${page}: no file ${file}`),
    ];
  });
  expect(faults).toEqual([]);
});

it('says to redis-cli what a real server understands', async () => {
  const server = await startRedis({ appendOnly: true });
  const redis = createRedis(server.url, 'store', () => undefined);
  try {
    await untilReady(redis);
    // Modes of redis-cli itself, and what is said to a sentinel.
    const said = of('redis-cli').filter(({ words }) => !words[1]!.startsWith('-'));
    expect(said.length).toBeGreaterThan(3);
    for (const { words } of said) expect(await redis.call(...(words.slice(1) as [string]))).not.toBeUndefined();
  } finally {
    redis.disconnect();
    await server.stop();
  }
}, 30_000);
