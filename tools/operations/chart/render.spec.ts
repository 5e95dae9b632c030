import { KUBERNETES, objectOf, podsOf, rendered, type Specification, VALUE_SETS } from './chart.ts';
import { KubernetesSchemas } from './kubernetes-schema.ts';

const schemas = KUBERNETES.map((version) => [version, new KubernetesSchemas(version)] as const);

it('has the value sets that installations differ by', () => {
  expect(VALUE_SETS).toEqual(
    expect.arrayContaining(['minimal', 'ha', 'redis-tls', 'redis-cluster', 'redis-sentinel', 'keda', 'no-enrichment', 'everything', 'openshift', 'air-gapped', 'trial']),
  );
});

it('finds fields that Kubernetes does not know, and values of the wrong kind', () => {
  const deployment = objectOf(rendered('minimal'), 'Deployment', 'detect-worker');
  const faulty = { ...deployment, spec: { ...deployment.spec, replica: 2, revisionHistoryLimit: 'three' } };
  for (const [, schema] of schemas) {
    expect(schema.faults(faulty)).toEqual([expect.stringContaining('"replica"'), expect.stringContaining('/spec/revisionHistoryLimit')]);
  }
});

it.each([
  ['PodMonitor', 'everything', 'detect-worker', (spec: Specification) => (spec.podMetricsEndpoints[0].intervall = '15s'), '"intervall"'],
  ['PrometheusRule', 'everything', 'recording', (spec: Specification) => (spec.groups[0].rules[0].expr = ['up']), '/spec/groups/0/rules/0/expr'],
  ['ScaledObject', 'keda', 'detect-worker', (spec: Specification) => (spec.minReplicas = 1), '"minReplicas"'],
  ['HTTPRoute', 'everything', 'http', (spec: Specification) => (spec.rules[0].matches[0].method = 'post'), '/spec/rules/0/matches/0/method'],
  ['HTTPRoute', 'everything', 'http', (spec: Specification) => (spec.rules[1].timeouts.request = '1.5s'), '/spec/rules/1/timeouts/request'],
])('finds what a %s does not have', (kind, set, component, spoil, named) => {
  const object = objectOf(rendered(set), kind, component);
  for (const [, schema] of schemas) expect(schema.faults(object)).toEqual([]);
  spoil(object.spec);
  for (const [, schema] of schemas) expect(schema.faults(object).join()).toContain(named);
});

describe.each(VALUE_SETS)('%s', (set) => {
  const objects = rendered(set);

  it.each(schemas)('is what Kubernetes %s takes', (version, schema) => {
    const of = rendered(set, ['--kube-version', version]);
    expect(of.length).toBeGreaterThan(10);
    expect(of.flatMap((object) => schema.faults(object))).toEqual([]);
  });

  it('has pods that the restricted profile admits, with a root that nobody writes to', () => {
    const pods = podsOf(objects);
    expect(pods.length).toBeGreaterThanOrEqual(5);
    for (const { spec } of pods) {
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      for (const container of spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(Object.keys(container.resources.limits as object)).toEqual(expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']));
        expect(Object.keys(container.resources.requests as object)).toEqual(expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']));
      }
    }
  });

  it('bounds every folder that can be written to', () => {
    const folders = podsOf(objects).flatMap(({ spec }) => (spec.volumes ?? []) as { name: string; emptyDir?: { sizeLimit?: string } }[]);
    const empty = folders.filter(({ emptyDir }) => emptyDir !== undefined);
    expect(empty.length).toBeGreaterThanOrEqual(5);
    expect(empty.filter(({ emptyDir }) => emptyDir?.sizeLimit === undefined)).toEqual([]);
  });

  it('writes no secret but the one that it makes for its own Redis', () => {
    const made = objects.filter(({ kind }) => kind === 'Secret').map(({ metadata: { name } }) => name);
    expect(made).toEqual(set === 'trial' ? ['prov-provenance-redis'] : []);
    const environment = podsOf(objects).flatMap(({ spec }) => spec.containers.flatMap(({ env = [] }: { env?: { name: string }[] }) => env.map(({ name }) => name)));
    expect(environment.filter((name: string) => /(TOKEN|KEY|SECRETS?|PASSWORD|REDIS_URL)$/.test(name))).toEqual([]);
  });

  it('restarts what is stuck, and keeps requests from what cannot serve', () => {
    for (const { spec, name } of podsOf(objects).filter(({ kind }) => kind === 'Deployment')) {
      const [{ livenessProbe, readinessProbe, startupProbe }] = spec.containers;
      expect({ name, live: livenessProbe.httpGet.path, ready: readinessProbe.httpGet.path, start: startupProbe.httpGet.path }).toEqual({
        name,
        live: '/healthz',
        ready: '/readyz',
        start: '/healthz',
      });
      // 20 s for jobs, 5 s for telemetry, and the time before.
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
    }
  });
});

it('gives each app the settings and the secrets that it reads, and no others', () => {
  const objects = rendered('everything');
  const names = (app: string): string[] => objectOf(objects, 'Deployment', app).spec.template.spec.containers[0].env.map(({ name }: { name: string }) => name);
  expect(names('enrich-worker')).toEqual(expect.arrayContaining(['PROVENANCE_GITHUB_APP_ID', 'PROVENANCE_GITHUB_APP_PRIVATE_KEY_FILE', 'PROVENANCE_LOG_LEVEL']));
  expect(names('ingest-api')).toEqual(expect.arrayContaining(['PROVENANCE_GITHUB_WEBHOOK_SECRETS_FILE', 'PROVENANCE_INGEST_MAX_QUEUE_DEPTH', 'PROVENANCE_PROXY_CREDENTIALS_FILE']));
  expect(names('detect-worker').filter((name) => name.includes('GITHUB'))).toEqual([]);
  expect(names('governance-api').filter((name) => name.endsWith('_FILE'))).toEqual(['PROVENANCE_REDIS_URL_FILE', 'PROVENANCE_PROXY_CREDENTIALS_FILE', 'PROVENANCE_ADMIN_TOKEN_FILE', 'PROVENANCE_DECISION_SIGNING_KEY_FILE']);
  const mounted = objectOf(objects, 'Deployment', 'detect-worker').spec.template.spec.volumes.find(({ name }: { name: string }) => name === 'secrets');
  expect(mounted.projected.sources).toHaveLength(1);
});

it('gives every app what a connection to Redis needs, as files', () => {
  const objects = rendered('redis-sentinel');
  for (const app of ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api']) {
    const { containers, volumes } = objectOf(objects, 'Deployment', app).spec.template.spec;
    const environment = Object.fromEntries((containers[0].env as { name: string; value: string }[]).map(({ name, value }) => [name, value]));
    expect(environment).toMatchObject({
      PROVENANCE_REDIS_URL_FILE: '/run/secrets/provenance/PROVENANCE_REDIS_URL',
      PROVENANCE_REDIS_SENTINEL_USERNAME: 'provenance',
      PROVENANCE_REDIS_SENTINEL_PASSWORD_FILE: '/run/secrets/provenance/PROVENANCE_REDIS_SENTINEL_PASSWORD',
      PROVENANCE_REDIS_TLS_SERVER_NAME: 'redis.redis.svc',
      PROVENANCE_REDIS_TLS_CA_FILE: '/run/secrets/provenance/PROVENANCE_REDIS_TLS_CA',
      PROVENANCE_REDIS_TLS_CERTIFICATE_FILE: '/run/secrets/provenance/PROVENANCE_REDIS_TLS_CERTIFICATE',
      PROVENANCE_REDIS_TLS_PRIVATE_KEY_FILE: '/run/secrets/provenance/PROVENANCE_REDIS_TLS_PRIVATE_KEY',
    });
    const sources = volumes.find(({ name }: { name: string }) => name === 'secrets').projected.sources as { secret: { name: string; items: object[] } }[];
    expect(sources.map(({ secret: { name, items } }) => [name, items[0]])).toEqual(expect.arrayContaining([
      ['redis-sentinel', { key: 'url', path: 'PROVENANCE_REDIS_URL' }],
      ['redis-sentinel', { key: 'sentinel-password', path: 'PROVENANCE_REDIS_SENTINEL_PASSWORD' }],
      ['redis-tls', { key: 'ca.crt', path: 'PROVENANCE_REDIS_TLS_CA' }],
      ['provenance-redis-client', { key: 'tls.crt', path: 'PROVENANCE_REDIS_TLS_CERTIFICATE' }],
      ['provenance-redis-client', { key: 'tls.key', path: 'PROVENANCE_REDIS_TLS_PRIVATE_KEY' }],
    ]));
  }
});

it('writes lists and maps as JSON, and numbers with all their digits', () => {
  const env = objectOf(rendered('everything'), 'Deployment', 'governance-api').spec.template.spec.containers[0].env as { name: string; value: string }[];
  expect(env.find(({ name }) => name === 'PROVENANCE_POLICY_BLOCK_THRESHOLDS')?.value).toBe('{"secrets":1,"sqli":1}');
  const large = rendered('minimal', ['--set', 'settings.PROVENANCE_HTTP_MAX_INFLATED_BYTES=33554432']);
  const ingest = objectOf(large, 'Deployment', 'ingest-api').spec.template.spec.containers[0].env as { name: string; value: string }[];
  expect(ingest.find(({ name }) => name === 'PROVENANCE_HTTP_MAX_INFLATED_BYTES')?.value).toBe('33554432');
});

it('takes images by digest from a mirror', () => {
  const images = podsOf(rendered('air-gapped')).flatMap(({ spec }) => spec.containers.map(({ image }: { image: string }) => image));
  expect(images.filter((image: string) => !/^registry\.internal\/mirror\/provenance\/[a-z-]+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
});

it('leaves users to OpenShift', () => {
  for (const { spec } of podsOf(rendered('openshift'))) {
    expect(spec.securityContext).toEqual({ runAsNonRoot: true, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' } });
  }
});

it('leaves replicas to what scales them', () => {
  const objects = rendered('keda');
  for (const app of ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api']) {
    expect(objectOf(objects, 'Deployment', app).spec.replicas).toBeUndefined();
    expect(objectOf(objects, 'ScaledObject', app).spec.minReplicaCount).toBeGreaterThanOrEqual(1);
  }
  const [trigger] = objectOf(objects, 'ScaledObject', 'detect-worker').spec.triggers;
  expect(trigger.metadata.query).toContain('state=~"waiting|active"');
});

it('points alerts at runbooks where they are read, or at none', () => {
  const runbooks = (set: string): string[] => rendered(set)
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap(({ spec }) => spec.groups.flatMap(({ rules: all }: Specification) => all.flatMap(({ annotations }: Specification) => annotations?.runbook_url ?? [])));
  expect(runbooks('everything')).toEqual([]);
  const urls = runbooks('ha');
  expect(urls.length).toBeGreaterThan(15);
  expect(urls.filter((url: string) => !/^https:\/\/runbooks\.example\.com\/provenance\/Provenance\w+\.md$/.test(url))).toEqual([]);
});
