import { type KubernetesObject, objectOf, podsOf, rendered, type Specification } from './chart.ts';

const APPS = ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api'];
const everything = rendered('everything');

const podOf = (objects: readonly KubernetesObject[], app: string): Specification => objectOf(objects, 'Deployment', app).spec.template;
const environment = (objects: readonly KubernetesObject[], app: string): Record<string, string> =>
  Object.fromEntries(podOf(objects, app).spec.containers[0].env.map(({ name, value }: { name: string; value: string }) => [name, value]));

it('runs the pods of the apps, of Redis and of the test where all pods run', () => {
  const pods = podsOf(everything);
  expect(pods.map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Deployment', 'Deployment', 'Deployment', 'Pod', 'StatefulSet']);
  for (const { name, spec } of pods) {
    const own = name.endsWith('enrich-worker');
    expect(spec).toMatchObject({
      nodeSelector: own ? { pool: 'workers' } : { 'kubernetes.io/os': 'linux' },
      tolerations: [own ? { key: 'workers', operator: 'Exists' } : { key: 'dedicated', operator: 'Equal', value: 'provenance', effect: 'NoSchedule' }],
      priorityClassName: 'high',
      hostAliases: [{ ip: '10.1.2.3', hostnames: ['github.example.com'] }],
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      imagePullSecrets: [{ name: 'registry' }],
    });
  }
});

it('joins the labels and annotations of all pods with those of an app', () => {
  const { labels, annotations } = podOf(everything, 'ingest-api').metadata;
  expect(labels).toMatchObject({ 'example.com/cost': 'analysis', 'example.com/tier': 'front', team: 'platform' });
  expect(annotations).toEqual({ 'example.com/all': 'pods', 'example.com/note': 'text' });
});

it.each(['commonLabels', 'pods.labels', 'ingestApi.podLabels'])('keeps from %s the labels that selectors and the scraped job stand on', (where) => {
  const taken = ['component', 'name', 'instance', 'part-of', 'version'].flatMap((label) => ['--set-string', `${where}.app\\.kubernetes\\.io/${label}=1`]);
  const labels = (options: string[]): object => objectOf(rendered('minimal', options), 'Deployment', 'ingest-api').spec.template.metadata.labels as object;
  expect(labels(taken)).toEqual(labels([]));
});

it('labels an object with its own over what all have', () => {
  const set = ['monitoring.podMonitor.labels.team=metrics', 'ingestApi.podLabels.team=ingest'].flatMap((one) => ['--set', one]);
  const objects = rendered('everything', set);
  expect(objectOf(objects, 'PodMonitor', 'ingest-api').metadata.labels).toMatchObject({ team: 'metrics' });
  expect(podOf(objects, 'ingest-api').metadata.labels).toMatchObject({ team: 'ingest' });
});

it('annotates every object, each with its own on top', () => {
  const bare = everything.filter(({ metadata }) => metadata.annotations?.['example.com/owner'] !== 'platform').map(({ metadata: { name } }) => name);
  // An object of the operator's own stands where its text says.
  expect(bare).toEqual(['prov-extra']);
  expect(objectOf(everything, 'Deployment', 'ingest-api').metadata.annotations).toMatchObject({ 'reloader.example.com/auto': 'true' });
  expect(objectOf(everything, 'Service', 'ingest-api')).toMatchObject({ metadata: { annotations: { 'example.com/internal': 'true' } }, spec: { type: 'LoadBalancer' } });
  expect(objectOf(everything, 'Service', 'governance-api').spec.type).toBe('ClusterIP');
});

it('spreads over zones, or as an app says', () => {
  expect(podOf(everything, 'governance-api').spec.topologySpreadConstraints[0].topologyKey).toBe('topology.kubernetes.io/zone');
  expect(podOf(everything, 'ingest-api').spec.topologySpreadConstraints[0].topologyKey).toBe('kubernetes.io/hostname');
});

it('puts a sandbox around the detect worker alone, and containers where they are named', () => {
  const [ingest, detect] = ['ingest-api', 'detect-worker'].map((app) => podOf(everything, app).spec as Specification);
  expect([ingest.runtimeClassName, detect.runtimeClassName]).toEqual([undefined, 'gvisor']);
  expect(ingest.containers.map(({ name }: { name: string }) => name)).toEqual(['ingest-api', 'tunnel']);
  expect(detect.initContainers.map(({ name }: { name: string }) => name)).toEqual(['rules']);
  expect(ingest.containers[0].envFrom).toEqual([{ configMapRef: { name: 'site', optional: true } }]);
});

describe('a proxy', () => {
  it('is told to those that ask the internet, and not to the detect worker', () => {
    for (const app of APPS.filter((name) => name !== 'detect-worker')) {
      expect(environment(everything, app)).toMatchObject({ PROVENANCE_PROXY_URL: 'http://proxy.example.com:3128', PROVENANCE_PROXY_EXCEPTIONS: 'localhost,127.0.0.1,.svc,.cluster.local' });
    }
    expect(Object.keys(environment(everything, 'detect-worker')).filter((name) => name.includes('PROXY'))).toEqual([]);
  });

  // In a variable of Node's own it would be printed, by Node, once it cannot be read.
  it('is told with the user of its Secret, as a file', () => {
    const sources = (app: string): unknown[] => (podOf(everything, app).spec.volumes as { name: string; projected: { sources: unknown[] } }[]).find(({ name }) => name === 'secrets')!.projected.sources;
    const mounted = { secret: { name: 'proxy', items: [{ key: 'credentials', path: 'PROVENANCE_PROXY_CREDENTIALS' }] } };
    expect(environment(everything, 'enrich-worker')).toMatchObject({ PROVENANCE_PROXY_CREDENTIALS_FILE: '/run/secrets/provenance/PROVENANCE_PROXY_CREDENTIALS' });
    expect(sources('enrich-worker')).toContainEqual(mounted);
    expect(sources('detect-worker')).not.toContainEqual(mounted);
    expect(environment(rendered('everything', ['--set', 'proxy.existingSecret=']), 'enrich-worker')).not.toHaveProperty('PROVENANCE_PROXY_CREDENTIALS_FILE');
  });

  it('is what a policy allows in place of the internet', () => {
    const ports = (app: string): Specification => objectOf(everything, 'NetworkPolicy', app).spec.egress.map(({ ports: [{ port }] }: Specification) => port);
    for (const app of ['ingest-api', 'enrich-worker', 'governance-api']) {
      expect(objectOf(everything, 'NetworkPolicy', app).spec.egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.7.7.7/32' } }], ports: [{ port: 3128, protocol: 'TCP' }] });
      expect(ports(app)).not.toContain(443);
    }
    expect(ports('detect-worker')).not.toContain(3128);
  });
});

it('mounts authorities of an installation into every app, and points Node at them', () => {
  const objects = rendered('air-gapped');
  for (const app of APPS) {
    expect(environment(objects, app)['NODE_EXTRA_CA_CERTS']).toBe('/run/secrets/provenance/trusted.crt');
    const { projected } = podOf(objects, app).spec.volumes.find(({ name }: { name: string }) => name === 'secrets');
    expect(projected.sources).toContainEqual({ configMap: { name: 'company-authorities', items: [{ key: 'bundle.pem', path: 'trusted.crt' }] } });
    expect(environment(rendered('minimal'), app)).not.toHaveProperty('NODE_EXTRA_CA_CERTS');
  }
});

it('takes the registry and the pull secrets of a parent chart', () => {
  const objects = rendered('minimal', ['--set', 'image.registry=,global.imageRegistry=mirror.example.com,global.imagePullSecrets[0]=first,global.imagePullSecrets[1].name=second']);
  for (const { spec } of podsOf(objects)) {
    expect(spec.containers[0].image).toMatch(/^mirror\.example\.com\/provenance\//);
    expect(spec.imagePullSecrets).toEqual([{ name: 'first' }, { name: 'second' }]);
  }
  expect(podsOf(rendered('air-gapped', ['--set', 'global.imageRegistry=mirror.example.com']))[0]?.spec.containers[0].image).toMatch(/^registry\.internal\//);
});

it('takes the bundled Redis from where all images are, or from a registry of its own', () => {
  const image = (...set: string[]): string => objectOf(rendered('trial', set.flatMap((one) => ['--set', one])), 'StatefulSet', 'redis').spec.template.spec.containers[0].image as string;
  expect(image()).toBe('docker.io/library/redis:8.2-alpine');
  expect(image('redis.bundled.image.registry=', 'image.registry=mirror.example.com/hub/')).toBe('mirror.example.com/hub/library/redis:8.2-alpine');
});

it('labels every alert, and what an alert says of itself stays', () => {
  const alerts = rendered('everything', ['--set', 'monitoring.rules.alertLabels.severity=none'])
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules }: Specification) => rules as { alert?: string; labels?: Record<string, string> }[]));
  const [alerting, recording] = [alerts.filter(({ alert }) => alert !== undefined), alerts.filter(({ alert }) => alert === undefined)];
  expect(alerting.length).toBeGreaterThan(15);
  for (const { labels } of alerting) expect(labels).toMatchObject({ team: 'platform', severity: expect.stringMatching(/^(page|ticket)$/) });
  expect(recording.filter(({ labels }) => labels?.['team'] !== undefined)).toEqual([]);
});

it.each([
  ['an HTTPRoute', ['httpRoute.enabled=true', 'httpRoute.parentRefs[0].name=public', 'httpRoute.hostnames[0]=provenance.example.com'], 'https://provenance.example.com'],
  ['an HTTPRoute of every host below a name', ['httpRoute.enabled=true', 'httpRoute.parentRefs[0].name=public', 'httpRoute.hostnames[0]=*.example.com'], 'http://prov-provenance-governance-api.ci.svc:8000'],
  ['an Ingress where the setting is empty', ['ingress.enabled=true', 'ingress.host=provenance.example.com', 'settings.PROVENANCE_SERVICE_BASE_URL='], 'http://provenance.example.com'],
  ['an Ingress without a certificate', ['ingress.enabled=true', 'ingress.host=provenance.example.com'], 'http://provenance.example.com'],
])('links to the address of %s', (_what, set, address) => {
  const objects = rendered('minimal', set.flatMap((one) => ['--set', one]));
  for (const app of APPS) expect(environment(objects, app)).toMatchObject({ PROVENANCE_SERVICE_BASE_URL: address });
});
