import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHART, helmTemplate, type KubernetesObject, NAMESPACE, notes, objectOf, rendered, VALUE_SETS } from './chart.ts';

interface Rule {
  from?: object[];
  to?: object[];
  ports: { port: number | string; protocol: string }[];
}

interface Policy {
  policyTypes: string[];
  ingress?: Rule[];
  egress?: Rule[];
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
  expect(egress(rendered('minimal'), 'detect-worker')).toEqual([DNS, { to: [{ ipBlock: { cidr: '10.20.30.40/32' } }], ports: [{ port: 6379, protocol: 'TCP' }] }]);
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

/** Every rule of every policy; to Kubernetes one without peers, or without ports, is open to all. */
const openRules = (objects: readonly KubernetesObject[]): unknown[] =>
  objects.filter(({ kind }) => kind === 'NetworkPolicy').flatMap(({ metadata: { name }, spec }) => {
    const { ingress = [], egress: out = [] } = spec as Policy;
    return [...ingress, ...out].filter((rule) => ((rule.from ?? rule.to)?.length ?? 0) === 0 || (rule.ports?.length ?? 0) === 0).map((rule) => ({ name, rule }));
  });

it.each(VALUE_SETS)('%s has no rule that is open to all', (set) => {
  expect(openRules(rendered(set))).toEqual([]);
});

const ASKING = ['--set', 'networkPolicy.telemetry[0].podSelector.matchLabels.app=collector,telemetry.otlpEndpoint=http://collector:4318,settings.PROVENANCE_OIDC_AUDIENCE=x,secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github,secrets.PROVENANCE_GITHUB_TOKEN.key=token'];
const PEERS = ['clients', 'monitoring', 'dns.peers', 'github', 'oidc', 'governanceEgress'];

it.each(PEERS)('allows nobody where networkPolicy.%s is empty', (list) => {
  const objects = rendered('minimal', [...ASKING, '--set-json', `networkPolicy.${list}=[]`]);
  expect(openRules(objects)).toEqual([]);
  const { policyTypes } = objectOf(objects, 'NetworkPolicy', 'governance-api').spec as Policy;
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
});

it('has no rule at all where all of them are empty', () => {
  const objects = rendered('minimal', [...ASKING, ...PEERS.flatMap((list) => ['--set-json', `networkPolicy.${list}=[]`])]);
  expect(objectOf(objects, 'NetworkPolicy', 'detect-worker').spec.ingress).toBeUndefined();
  expect(egress(objects, 'enrich-worker')).toEqual(egress(objects, 'detect-worker'));
  // Redis, and the collector: neither can be left without peers.
  expect(egress(objects, 'detect-worker')).toHaveLength(2);
  expect(objectOf(objects, 'NetworkPolicy', 'test').spec.egress).toHaveLength(1);
});

it.each([...PEERS.map((list) => `networkPolicy.${list}`), 'networkPolicy.telemetry', 'redis.network.ports', 'redis.network.peers', 'proxy.peers'])('refuses null for %s, and names it', (path) => {
  const { code, err } = helmTemplate('minimal', ['--set-json', `${path}=null`]);
  expect(code).not.toBe(0);
  expect(err).toMatch(new RegExp(`missing property '${path.split('.').at(-1)}'`));
});

it.each([
  ['Redis', 'redis.network.peers=[]', 'redis.network.peers must name where Redis is'],
  ['the proxy', 'proxy.url="http://proxy.internal:3128"', 'proxy.peers must name where the proxy is'],
  ['the collector', 'telemetry.otlpEndpoint="http://collector:4318"', 'networkPolicy.telemetry must name where the collector of telemetry.otlpEndpoint is'],
  ['a warehouse', 'networkPolicy.governanceEgress=[{"ports":[{"port":8443}]}]', "missing property 'to'"],
])('refuses to let pods reach every host at the port of %s', (_what, json, said) => {
  expect(helmTemplate('minimal', ['--set-json', json])).toMatchObject({ code: 1, err: expect.stringContaining(said) });
});

it('lets every app reach the Redis of the README by its command', () => {
  const page = readFileSync(join(CHART, 'README.md'), 'utf8').replaceAll('\\\n', ' ');
  const { hostname, port } = new URL(/--from-literal=url='([^']+)'/.exec(page)![1]!.replace('rediss:', 'http:'));
  expect(hostname).toBe('redis.example.com');
  const [, set, registry, cidr] = /^helm install .* -f helm\/provenance\/ci\/(\w+)\.yaml +--set (image\.registry=\S+) +--set '(redis\.network\.peers\[0\]\.ipBlock\.cidr=[\d./]+)'$/m.exec(page)!;
  const objects = rendered(set!, ['--set', registry!, '--set', cidr!]);
  for (const app of ['ingest-api', 'enrich-worker', 'detect-worker', 'governance-api']) {
    expect(egress(objects, app)).toContainEqual({ to: [{ ipBlock: { cidr: cidr!.split('=')[1] } }], ports: [{ port: Number(port), protocol: 'TCP' }] });
  }
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

it('opens nothing for a setting without a text, which is none to the apps', () => {
  expect(egress(rendered('minimal', ['--set', 'settings.PROVENANCE_OIDC_AUDIENCE=']), 'ingest-api')).toHaveLength(2);
});

describe('what an app is given by its extraEnv', () => {
  const given = (app: string, entry: object): string[] => ['--set-json', `${app}.extraEnv=[${JSON.stringify(entry)}]`];

  it.each([
    ['from a Secret', { name: 'PROVENANCE_GITHUB_TOKEN', valueFrom: { secretKeyRef: { name: 'github', key: 'token' } } }],
    ['as a file that an agent writes', { name: 'PROVENANCE_GITHUB_TOKEN_FILE', value: '/vault/secrets/github' }],
  ])('lets the enrich worker ask GitHub by a credential %s', (_how, entry) => {
    const options = given('enrichWorker', entry);
    expect(egress(rendered('minimal', options), 'enrich-worker')[2]).toMatchObject({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443, protocol: 'TCP' }] });
    expect(notes('minimal', options)).not.toContain('GitHub is not asked');
  });

  it('lets the one that takes tokens of OIDC ask for their keys, and not the other', () => {
    const objects = rendered('minimal', given('governanceApi', { name: 'PROVENANCE_OIDC_AUDIENCE', value: 'https://provenance.example.com' }));
    expect([egress(objects, 'governance-api').length, egress(objects, 'ingest-api').length]).toEqual([3, 2]);
  });
});

describe('the port of a rule is that of the address', () => {
  const ports = (app: string, ...set: string[]): unknown[] => egress(rendered('minimal', [...ASKING, '--set', set.join(',')]), app).slice(2).map(({ ports: [one] }) => one!.port);

  it.each([
    ['https://otlp.example.com', 443],
    ['http://otlp.example.com/base', 80],
    ['http://10.1.2.34', 80],
    ['http://[fd00::44]:4317', 4317],
    ['https://[fd00::44]', 443],
  ])('of the collector at %s', (address, port) => {
    expect(ports('detect-worker', `telemetry.otlpEndpoint=${address}`)).toEqual([port]);
  });

  it('of GitHub Enterprise Server and of an issuer of OIDC', () => {
    const set = ['settings.PROVENANCE_GITHUB_BASE_URL=https://ghe.internal:8443/api/v3', 'settings.PROVENANCE_OIDC_ISSUER=http://issuer.internal/actions'];
    expect(ports('enrich-worker', ...set)).toEqual([4318, 8443]);
    expect(ports('governance-api', ...set)).toEqual([4318, 80]);
  });

  it('of the host itself where the proxy is not asked for it', () => {
    const set = ['proxy.url=http://proxy.internal:3128', 'proxy.peers[0].ipBlock.cidr=10.7.7.7/32', 'settings.PROVENANCE_OIDC_ISSUER=http://issuer.internal:8080'];
    expect(ports('enrich-worker', ...set)).toEqual([4318, 3128]);
    expect(ports('enrich-worker', ...set, 'proxy.exceptions[0]=api.github.com')).toEqual([4318, 443]);
    expect(ports('enrich-worker', ...set, 'proxy.exceptions[0]=.github.com')).toEqual([4318, 443]);
    for (const other of ['github.com', '*.github.com', 'GitHub.com', '.api.github.com']) expect([other, ports('enrich-worker', ...set, `proxy.exceptions[0]=${other}`)]).toEqual([other, [4318, 443]]);
    expect(ports('enrich-worker', ...set, 'proxy.exceptions[0]=hub.com')).toEqual([4318, 3128]);
    const inside = 'settings.PROVENANCE_GITHUB_BASE_URL=https://[fd00::1]/api/v3';
    expect(ports('enrich-worker', ...set, inside, 'proxy.exceptions[0]=[fd00::1]')).toEqual([4318, 443]);
    // Node asks a proxy for https alone.
    expect(ports('governance-api', ...set)).toEqual([4318, 8080]);
  });
});

it('says after an installation whose address a policy takes for a public one', () => {
  const inside = 'secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github,secrets.PROVENANCE_GITHUB_TOKEN.key=token,settings.PROVENANCE_GITHUB_BASE_URL=https://ghe.internal/api/v3';
  const said = 'PROVENANCE_GITHUB_BASE_URL is https://ghe.internal/api/v3: policies let it be reached at a public address alone';
  expect(notes('minimal', ['--set', inside])).toContain(said);
  expect(notes('minimal', ['--set', `${inside},networkPolicy.github[0].ipBlock.cidr=10.1.2.3/32`])).not.toContain('public address alone');
  expect(notes('minimal', ['--set', 'settings.PROVENANCE_OIDC_ISSUER=https://idp.internal,settings.PROVENANCE_OIDC_AUDIENCE=x'])).toContain('PROVENANCE_OIDC_ISSUER is https://idp.internal');
});

describe('rows behind a proxy', () => {
  const PROXY = ['--set', 'proxy.url=http://proxy.internal:3128,proxy.peers[0].ipBlock.cidr=10.7.7.7/32'];
  const BY_PROXY = { to: [{ ipBlock: { cidr: '10.7.7.7/32' } }], ports: [{ port: 3128, protocol: 'TCP' }] };
  const settings = (...named: string[]): string[] => ['--set', named.map((one) => `settings.PROVENANCE_${one}`).join(',')];
  const SNOWFLAKE = settings('TIMESERIES_BACKEND=snowflake', 'TIMESERIES_PROJECT=myorg_acct', 'TIMESERIES_DATABASE=d', 'TIMESERIES_DATASET=s', 'TIMESERIES_WAREHOUSE=w', 'TIMESERIES_USER=u', 'TIMESERIES_CREDENTIALS_PATH=/snowflake/key.pem').concat('--set', 'governanceApi.extraVolumeMounts[0].name=key,governanceApi.extraVolumeMounts[0].mountPath=/snowflake');
  const BIGQUERY = settings('TIMESERIES_BACKEND=bigquery', 'TIMESERIES_PROJECT=p', 'TIMESERIES_DATASET=d');
  const KEY = ['--set', 'settings.PROVENANCE_TIMESERIES_CREDENTIALS_PATH=/bigquery/key.json,governanceApi.extraVolumeMounts[0].name=key,governanceApi.extraVolumeMounts[0].mountPath=/bigquery'];
  const OTEL = settings('TIMESERIES_BACKEND=otel').concat('--set', 'telemetry.otlpEndpoint=https://otlp.example.com,networkPolicy.telemetry[0].ipBlock.cidr=10.8.8.8/32');
  const CLICKHOUSE = settings('TIMESERIES_BACKEND=clickhouse', 'CLICKHOUSE_URL=https://clickhouse.example.com:8443');
  const EGRESS = ['--set', 'networkPolicy.governanceEgress[0].to[0].ipBlock.cidr=10.1.2.3/32,networkPolicy.governanceEgress[0].ports[0].port=443'];
  const WAREHOUSE = { to: [{ ipBlock: { cidr: '10.1.2.3/32' } }], ports: [{ port: 443 }] };
  const beside = (...options: string[]): Rule[] => egress(rendered('minimal', [...PROXY, ...options]), 'governance-api').slice(2);

  it.each([
    ['to Snowflake', SNOWFLAKE, [BY_PROXY]],
    ['to BigQuery', [...BIGQUERY, ...KEY], [BY_PROXY]],
    ['to BigQuery, whose credentials the machine has', [...BIGQUERY, ...EGRESS], [BY_PROXY, WAREHOUSE]],
    ['to a collector over https, beside what telemetry sends', OTEL, [expect.objectContaining({ to: [{ ipBlock: { cidr: '10.8.8.8/32' } }] }), BY_PROXY]],
    ['once, where keys of OIDC are asked for too', [...SNOWFLAKE, ...settings('OIDC_AUDIENCE=x')], [BY_PROXY]],
  ])('let governance-api reach it %s', (_where, options, rules) => {
    expect(beside(...options)).toEqual(rules);
  });

  it.each([
    ['ClickHouse, whose driver asks none', [...CLICKHOUSE, ...EGRESS], [WAREHOUSE]],
    ['a collector over http', [...OTEL, '--set', 'telemetry.otlpEndpoint=http://otlp.example.com'], [expect.objectContaining({ ports: [{ port: 80, protocol: 'TCP' }] })]],
    ['an account that is an exception', [...SNOWFLAKE, ...EGRESS, '--set', 'proxy.exceptions[0]=myorg-acct.snowflakecomputing.com'], [WAREHOUSE]],
  ])('go past it to %s', (_where, options, rules) => {
    expect(beside(...options)).toEqual(rules);
  });

  it.each([
    ['the warehouse that is asked without it', CLICKHOUSE, 'networkPolicy.governanceEgress must name where the warehouse is'],
    ['the warehouse that is an exception', [...SNOWFLAKE, '--set', 'proxy.exceptions[0]=.snowflakecomputing.com'], 'networkPolicy.governanceEgress must name where the warehouse is'],
    ["the machine's credentials", BIGQUERY, "networkPolicy.governanceEgress must name the machine's server of credentials"],
  ])('want a rule for %s', (_what, options, said) => {
    expect(helmTemplate('minimal', [...PROXY, ...options])).toMatchObject({ code: 1, err: expect.stringContaining(said) });
  });
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
