import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAtRoot, toolPath } from '../parts/tool.ts';
import { CHART, helmTemplate, KUBERNETES, type KubernetesObject, objectOf, podsOf, rendered, type Specification, VALUE_SETS } from './chart.ts';
import { KubernetesSchemas } from './kubernetes-schema.ts';

const schema = new KubernetesSchemas(KUBERNETES[1]);
const faults = (objects: readonly KubernetesObject[]): string[] => objects.flatMap((object) => schema.faults(object));

// A release may not begin with a digit: a Service would be called by it.
describe.each([['true', '123'], ['null', '1e3'], ['no', 'true']])('a release that is called %s in a namespace %s', (name, namespace) => {
  const at = ['--name-template', name, '--namespace', namespace];

  it.each(VALUE_SETS)('are names in the objects of %s', (set) => {
    expect(faults(rendered(set, at))).toEqual([]);
  });

  it('are written the same in labels and in the selectors that stand on them', () => {
    const { spec, metadata } = objectOf(rendered('minimal', at), 'Deployment', 'ingest-api');
    expect(metadata).toMatchObject({ namespace, labels: { 'app.kubernetes.io/instance': name } });
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels as object);
  });
});

it('takes a name that reads as a number wherever values have one', () => {
  const named = [
    ...['redis.existingSecret', 'redis.key', 'redis.tls.existingSecret', 'redis.tls.key', 'redis.tls.client.existingSecret', 'redis.tls.client.certificate', 'trust.configMap', 'trust.key'],
    ...['serviceAccount.name', 'image.tag', 'image.pullSecrets[0]', 'pods.priorityClassName', 'ingestApi.runtimeClassName', 'keda.authenticationRef', 'ingress.className', 'ingress.tlsSecret'],
    ...['secrets.PROVENANCE_GITHUB_TOKEN.existingSecret', 'secrets.PROVENANCE_GITHUB_TOKEN.key', 'global.imagePullSecrets[0].name'],
  ];
  const enabled = ['--set', 'ingress.enabled=true,ingress.host=provenance.example.com'];
  const objects = rendered('keda', [...enabled, ...named.flatMap((value) => ['--set-string', `${value}=123`])]);
  expect(faults(objects)).toEqual([]);
  for (const { spec } of podsOf(objects).filter(({ kind }) => kind === 'Deployment')) {
    const { projected } = spec.volumes.find(({ name }: Specification) => name === 'secrets');
    expect(projected.sources).toContainEqual({ secret: { name: '123', items: [{ key: '123', path: 'PROVENANCE_REDIS_URL' }] } });
  }
});

it('takes one for the bundled Redis too', () => {
  const options = ['redis.bundled.existingSecret', 'redis.bundled.persistence.storageClass'].flatMap((value) => ['--set-string', `${value}=123`]);
  expect(faults(rendered('trial', options))).toEqual([]);
});

it.each(['prov.prod', '1prov'])('refuses the release %s, after which no Service can be called, and takes it under another name', (release) => {
  const named = ['--name-template', release];
  expect(helmTemplate('trial', named)).toMatchObject({ code: 1, err: expect.stringContaining(`fullnameOverride is needed: the name ${release}`) });
  expect(helmTemplate('trial', [...named, '--set', 'fullnameOverride=prov'])).toMatchObject({ code: 0 });
});

// KEDA calls its HPA after the app, and refuses more than 63 characters (its admission webhook, verifyName).
it.each(['fullnameOverride=a-name-of-forty-characters-that-is-long', 'fullnameOverride=prov'])('lets KEDA have a name for its HPA: %s', (set) => {
  for (const { spec, metadata } of rendered('keda', ['--set', set]).filter(({ kind }) => kind === 'ScaledObject')) {
    const { name } = spec.advanced.horizontalPodAutoscalerConfig as { name: string };
    expect(`keda-hpa-${metadata.name}`.startsWith(name) && name.length <= 63).toBe(true);
  }
});

describe('as a part of another chart', () => {
  let parent: string;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'provenance-parent-'));
    mkdirSync(join(parent, 'charts'));
    symlinkSync(CHART, join(parent, 'charts/provenance'));
    writeFileSync(join(parent, 'Chart.yaml'), 'apiVersion: v2\nname: platform\nversion: 1.0.0\ndependencies: [{name: provenance, version: ">=0.1.0", condition: provenance.enabled}]\n');
  });
  afterAll(() => rmSync(parent, { recursive: true }));

  const objects = (...options: string[]): string =>
    runAtRoot(toolPath('helm'), ['template', 'prov', parent, '--set', 'provenance.redis.bundled.enabled=true,provenance.image.registry=registry.example.com,provenance.settings.PROVENANCE_DECISION_SIGNING=off', ...options]).out;

  it('is switched by the usual condition', () => {
    expect(objects('--set', 'provenance.enabled=true')).toContain('kind: Deployment');
    expect(objects('--set', 'provenance.enabled=false')).not.toContain('kind: Deployment');
  });

  it('is not told to stay away where it is the whole', () => {
    expect(helmTemplate('minimal', ['--set', 'enabled=false'])).toMatchObject({ code: 1, err: expect.stringContaining('enabled is for the condition of a parent chart') });
  });
});
