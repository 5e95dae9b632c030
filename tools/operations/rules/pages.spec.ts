import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { METRICS } from '@provenance/service';
import { ROOT } from '../parts/tool.ts';
import { metricsIn } from './rule-files.ts';
import { filesOf } from '../deploy/image-context.ts';

const pages = [...filesOf('docs/operations/**/*.md'), 'helm/provenance/README.md', 'helm/provenance/UPGRADING.md'].sort();
const text = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
/** Of the services, and of the command line. */
const settings = ['docs/configuration.md', 'docs/cli.md'].map(text).join('\n');
const values = readFileSync(join(ROOT, 'helm/provenance/values.yaml'), 'utf8');
const api = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, unknown>> };

it('has pages', () => {
  expect(pages.length).toBeGreaterThan(25);
});

describe.each(pages)('%s', (page) => {
  const content = text(page);

  it('links to what is there', () => {
    const links = [...content.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(resolve(ROOT, dirname(page), link)))).toEqual([]);
  });

  it('names only settings, metrics and routes that there are', () => {
    const named = [...content.matchAll(/\bPROVENANCE_[A-Z0-9_]*[A-Z0-9]\b/g)].map(([name]) => name).filter((name) => !isForCompose(name));
    expect(named.filter((name) => !settings.includes(name.replace(/_FILE$/, '')))).toEqual([]);
    const metrics = metricsIn(content).filter((name) => !name.startsWith('provenance_queue_work'));
    expect(metrics.filter((name) => !Object.keys(METRICS).includes(name.replace(/_(bucket|count|sum)$/, '')) && !(name in METRICS))).toEqual([]);
    expect([...content.matchAll(/localhost:8000(\/v1\/[^\s'"`?]*)/g)].map(([, path]) => path!).filter((path) => !isRoute(path))).toEqual([]);
  });

  it('names only values that the chart has', () => {
    const named = [...content.matchAll(/`((?:image|redis|ingestApi|enrichWorker|detectWorker|governanceApi|keda|networkPolicy|monitoring|ingress|httpRoute|telemetry)\.[A-Za-z.]+)(?:=[^`]*)?`/g)].map(([, name]) => name!);
    expect(named.filter((name) => !hasValue(name))).toEqual([]);
  });

  it('keeps its lines within 120 characters, but for tables', () => {
    expect(content.split('\n').filter((line) => line.length > 120 && !line.startsWith('|'))).toEqual([]);
  });
});

/** Variables of docker-compose.yml, and a beginning of names that a page cuts short. */
function isForCompose(name: string): boolean {
  return readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').includes(`\${${name}:-`) || ['PROVENANCE_INGEST', 'PROVENANCE_HTTP'].includes(name);
}

function isRoute(path: string): boolean {
  return Object.keys(api.paths).some((route) => new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
}

/** The last part of a value's path stands as a key in values.yaml, below the first. */
function hasValue(name: string): boolean {
  const [first, ...rest] = name.split('.');
  const section = values.slice(values.indexOf(`\n${first}:`)).split(/\n(?=[A-Za-z])/)[1] ?? '';
  return rest.every((part) => new RegExp(`^\\s+${part}:`, 'm').test(section));
}
