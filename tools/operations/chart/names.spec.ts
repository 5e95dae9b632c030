import { KUBERNETES, type KubernetesObject, objectOf, podsOf, rendered, type Specification, VALUE_SETS } from './chart.ts';
import { KubernetesSchemas } from './kubernetes-schema.ts';

const schema = new KubernetesSchemas(KUBERNETES[1]);
const faults = (objects: readonly KubernetesObject[]): string[] => objects.flatMap((object) => schema.faults(object));

describe.each(['123', '1e3', 'true'])('a release and a namespace that are called %s', (name) => {
  const at = ['--name-template', name, '--namespace', name];

  it.each(VALUE_SETS)('are names in the objects of %s', (set) => {
    expect(faults(rendered(set, at))).toEqual([]);
  });

  it('are written the same in labels and in the selectors that stand on them', () => {
    const { spec, metadata } = objectOf(rendered('minimal', at), 'Deployment', 'ingest-api');
    expect(metadata).toMatchObject({ namespace: name, labels: { 'app.kubernetes.io/instance': name } });
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
