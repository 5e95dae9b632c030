import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { helmTemplate, KUBERNETES, VALUE_SETS } from '../chart/chart.ts';
import { fileOf } from '../chart/kubernetes-schema.ts';
import { operatorSchemas } from '../operators/schemas.ts';
import { ROOT, runAtRoot, toolPath } from '../parts/tool.ts';
import { filesIn, RULE_TESTS, RULES } from '../rules/rule-files.ts';

/** Tools that Go builds: the first run takes some minutes, later ones find them in the cache. */
const BUILD_MS = 900_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'provenance-linters-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('promtool', () => {
  let promtool: string;
  beforeAll(() => {
    promtool = toolPath('promtool');
  }, BUILD_MS);

  it('takes every rule', () => {
    const { code, out } = runAtRoot(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', ...filesIn(RULES, '.yml')]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('SUCCESS') });
  });

  it('sees every alert fire, and be quiet, when it should', () => {
    const { code, out, err } = runAtRoot(promtool, ['test', 'rules', ...filesIn(RULE_TESTS, '.yml')]);
    expect({ code, err, failed: out.includes('FAILED') }).toEqual({ code: 0, err: '', failed: false });
  });

  it('takes the configuration of compose', () => {
    // The paths of the container are those of the repository here.
    const standing = readFileSync(join(ROOT, 'deploy/prometheus/prometheus.yml'), 'utf8');
    const file = join(folder, 'prometheus.yml');
    writeFileSync(file, standing.replace('/etc/prometheus/rules', RULES));
    const { code, out } = runAtRoot(promtool, ['check', 'config', file]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('4 rule files found') });
  });
});

describe.each(VALUE_SETS)('the values %s', (set) => {
  let manifest: string;
  beforeAll(() => {
    manifest = join(folder, `${set}.yaml`);
    writeFileSync(manifest, helmTemplate(set).out);
  });

  it.each(KUBERNETES)('are what kubeconform takes for Kubernetes %s', (version) => {
    const schemas = kubeconformSchemas(version);
    const argv = ['-strict', '-summary', '-kubernetes-version', version, '-schema-location', `${schemas}/{{ .ResourceKind }}{{ .KindSuffix }}.json`];
    const { code, out } = runAtRoot(toolPath('kubeconform'), [...argv, manifest]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Invalid: 0, Errors: 0, Skipped: 0') });
  }, BUILD_MS);

  it('have no fault in the eyes of kube-score but those with a reason', () => {
    const ignored = Object.entries(EXCEPTIONS).flatMap(([test, { sets }]) => (sets === 'all' || sets.includes(set) ? ['--ignore-test', test] : []));
    const { code, out } = runAtRoot(toolPath('kube-score'), ['score', '--kubernetes-version', 'v1.32', '--output-format', 'ci', ...ignored, manifest]);
    expect({ code, faults: out.split('\n').filter((line) => /\[(CRITICAL|WARNING)\]/.test(line)) }).toEqual({ code: 0, faults: [] });
  }, BUILD_MS);

  it('are rendered alike by Helm 3', () => {
    const three = helmTemplate(set, [], toolPath('helm3'));
    expect(three.code).toBe(0);
    expect(sorted(three.out)).toEqual(sorted(readFileSync(manifest, 'utf8')));
  }, BUILD_MS);
});

/** What kube-score finds and is meant so. */
const EXCEPTIONS: Record<string, { reason: string; sets: 'all' | string[] }> = {
  'container-image-pull-policy': { reason: 'A tag of this chart is a version and never moves, and a node that lost the registry still starts pods.', sets: 'all' },
  'deployment-replicas': { reason: 'One of each is what a trial is; with KEDA the replicas are its to say.', sets: ['trial', 'keda'] },
  'container-security-context-user-group-id': { reason: 'OpenShift gives each namespace users of its own.', sets: ['openshift'] },
};

/** Documents without what differs by design: the password that is made anew each time, and the order. */
const sorted = (manifest: string): string[] =>
  manifest
    .replaceAll(/(password: "?|redis:\/\/:)\w{40}/g, '$1made')
    .split(/^---\n/m)
    .map((document) => document.trim())
    .filter((document) => document !== '')
    .sort();

/** The schemas of operators, and those of the registry's package without what kubeconform stumbles over: addresses of their own. */
function kubeconformSchemas(version: string): string {
  const from = join(toolPath('kubernetes-schemas'), `v${version}-local-strict`);
  const to = mkdtempSync(join(folder, `v${version}-`));
  for (const file of filesIn(from, '.json')) {
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    delete schema['$id'];
    writeFileSync(join(to, file.split('/').at(-1)!), JSON.stringify(schema).replaceAll('/api/_definitions.json#', '_definitions.json#'));
  }
  for (const one of operatorSchemas()) writeFileSync(join(to, fileOf(one)), JSON.stringify(one.schema));
  return to;
}

it('is a workflow that actionlint takes', () => {
  expect(runAtRoot(toolPath('actionlint'), ['-no-color'])).toEqual({ code: 0, out: '', err: '' });
}, BUILD_MS);

it('is a configuration that a collector of OpenTelemetry takes', () => {
  const { code, err } = runAtRoot(toolPath('collector'), ['validate', '--config=deploy/otel/collector.yml'], { TRACES_OTLP_ENDPOINT: 'http://jaeger:4318' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, BUILD_MS);
