import { type KubernetesObject, NAMESPACE, objectOf, rendered, VALUE_SETS } from './chart.ts';

interface Rule {
  to?: object[];
  ports: { port: number | string; protocol: string }[];
}

const egress = (objects: readonly KubernetesObject[], app: string): Rule[] => objectOf(objects, 'NetworkPolicy', app).spec.egress as Rule[];

const DNS = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

it.each(VALUE_SETS)('%s denies what no policy allows', (set) => {
  const deny = objectOf(rendered(set), 'NetworkPolicy', 'default-deny');
  expect(deny.spec.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(deny.spec.ingress).toBeUndefined();
  expect(deny.spec.egress).toBeUndefined();
  expect(Object.keys(deny.spec.podSelector.matchLabels as object)).toEqual(['app.kubernetes.io/name', 'app.kubernetes.io/instance']);
});

it('lets the detect worker reach Redis and DNS only', () => {
  expect(egress(rendered('minimal'), 'detect-worker')).toEqual([DNS, { ports: [{ port: 6379, protocol: 'TCP' }] }]);
  expect(egress(rendered('redis-tls'), 'detect-worker')).toEqual([DNS, { to: [{ ipBlock: { cidr: '10.20.30.0/24' } }], ports: [{ port: 6380, protocol: 'TCP' }] }]);
  expect(egress(rendered('redis-sentinel'), 'detect-worker')).toEqual([
    DNS,
    { to: expect.any(Array), ports: [{ port: 6379, protocol: 'TCP' }, { port: 26379, protocol: 'TCP' }] },
  ]);
  expect(egress(rendered('trial'), 'detect-worker')).toEqual([
    DNS,
    {
      to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'provenance', 'app.kubernetes.io/instance': 'prov', 'app.kubernetes.io/component': 'redis' } } }],
      ports: [{ port: 6379, protocol: 'TCP' }],
    },
  ]);
});

it('lets nobody but a scraper come to a worker', () => {
  for (const worker of ['enrich-worker', 'detect-worker']) {
    const { ingress } = objectOf(rendered('ha'), 'NetworkPolicy', worker).spec;
    expect(ingress).toEqual([
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ port: 'http', protocol: 'TCP' }] },
    ]);
  }
});

it('lets the enrich worker out only when GitHub is asked, and never to what is private', () => {
  expect(egress(rendered('no-enrichment'), 'enrich-worker')).toHaveLength(2);
  const asked = rendered('minimal', ['--set', 'secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github,secrets.PROVENANCE_GITHUB_TOKEN.key=token']);
  const [, , github] = egress(asked, 'enrich-worker');
  expect(github?.ports).toEqual([{ port: 443, protocol: 'TCP' }]);
  expect(github?.to).toEqual([{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['169.254.0.0/16', '10.0.0.0/8']) } }]);
});

it('lets the HTTP services ask for keys of OIDC only when tokens of OIDC are taken', () => {
  for (const app of ['ingest-api', 'governance-api']) {
    expect(egress(rendered('minimal'), app)).toHaveLength(2);
    const [, , keys] = egress(rendered('minimal', ['--set', 'settings.PROVENANCE_OIDC_AUDIENCE=https://provenance.example.com']), app);
    expect(keys).toEqual({ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['169.254.0.0/16']) } }], ports: [{ port: 443, protocol: 'TCP' }] });
  }
});

it('lets Redis be reached by the four apps, and reach nobody', () => {
  const { spec } = objectOf(rendered('trial'), 'NetworkPolicy', 'redis');
  expect(spec.egress).toBeUndefined();
  expect(spec.ingress[0].from[0].podSelector.matchExpressions[0].values).toEqual(['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api']);
});

it('keeps its objects in the namespace of the release', () => {
  const elsewhere = VALUE_SETS.flatMap((set) => rendered(set)).filter(({ metadata }) => metadata.namespace !== NAMESPACE);
  // An object of the operator's own stands where its text says.
  expect(elsewhere.map(({ metadata: { name } }) => name)).toEqual(['prov-extra']);
});
