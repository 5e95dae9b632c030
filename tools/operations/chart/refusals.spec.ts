import { runAtRoot, toolPath } from '../parts/tool.ts';
import { CHART, helmTemplate, notes, VALUE_SETS } from './chart.ts';

/** What Helm says of the minimal values with these on top. */
const refusal = (...set: string[]): string => {
  const { code, err } = helmTemplate('minimal', set.flatMap((one) => ['--set', one]));
  expect(code).not.toBe(0);
  return err;
};

it.each([
  ['at the top', 'replicas=3', 'replicas'],
  ['of an app', 'ingestApi.replica=3', 'replica'],
  ['of a probe that nobody can set', 'detectWorker.livenessProbe.enabled=false', 'livenessProbe'],
  ['of Redis', 'redis.host=redis', 'host'],
  ['of Sentinel, whose master the connection string names', 'redis.sentinel.master=mymaster', 'master'],
  ['of an image', 'image.tags=1', 'tags'],
  ['of all pods', 'pods.affinities=1', 'affinities'],
  ['of what is trusted', 'trust.secret=x', 'secret'],
  ['of the proxy', 'proxy.user=me', 'user'],
  ['of a Service', 'ingestApi.service.loadBalancerIP=10.0.0.1', 'loadBalancerIP'],
  ['of a Service of what has none', 'detectWorker.service.type=ClusterIP', 'service'],
  ['of the monitor', 'monitoring.podMonitor.relabeling=1', 'relabeling'],
  ['of scaling by CPU, of what scales by jobs', 'enrichWorker.autoscaling.cpu=50', 'cpu'],
  ['of scaling by jobs, of what scales by CPU', 'ingestApi.autoscaling.jobs=50', 'jobs'],
  ['of a security context that the restricted profile refuses', 'podSecurityContext.sysctls[0].name=net.core.somaxconn', 'sysctls'],
  ['of a setting that no app reads', 'settings.PROVENANCE_LOG_LEVLE=debug', 'PROVENANCE_LOG_LEVLE'],
  ['of a secret among the settings', 'settings.PROVENANCE_GITHUB_TOKEN=abc', 'PROVENANCE_GITHUB_TOKEN'],
  ['of a secret that no app reads', 'secrets.PROVENANCE_LOG_LEVEL.existingSecret=x', 'PROVENANCE_LOG_LEVEL'],
  ['of what the chart sets itself', 'settings.PROVENANCE_PORT=9000', 'PROVENANCE_PORT'],
])('refuses an unknown key %s and names it', (_where, set, named) => {
  expect(refusal(set)).toContain(named);
});

it.each([
  ['a number of replicas that is none', 'ingestApi.replicas=0', '/ingestApi/replicas'],
  ['a kind of scaling that is none', 'detectWorker.autoscaling.kind=vpa', '/detectWorker/autoscaling/kind'],
  ['a digest that is none', 'detectWorker.image.digest=sha256:12', '/detectWorker/image/digest'],
  ['a quantity that is none', 'detectWorker.workDirSize=lots', '/detectWorker/workDirSize'],
  ['a proxy without its port', 'proxy.url=http://proxy.internal', '/proxy/url'],
  ['a proxy of no port that there is', 'proxy.url=http://proxy.internal:65536', '/proxy/url'],
  ['a proxy of no name that there is', 'proxy.url=http://pro xy:3128', '/proxy/url'],
  ['an exception of a proxy with a port', 'proxy.exceptions[0]=github.internal:443', '/proxy/exceptions/0'],
  ['a proxy with a password in plain sight', 'proxy.url=http://me:secret@proxy.internal:3128', '/proxy/url'],
  ['a type of Service that is none', 'governanceApi.service.type=ExternalName', '/governanceApi/service/type'],
  ['a path that is empty', 'httpRoute.readPaths[0]=', '/httpRoute/readPaths/0'],
  ['a path with an empty part, which no API server takes', 'httpRoute.readPaths[0]=/v1//analysis', '/httpRoute/readPaths/0'],
  ['a container without an image', 'detectWorker.extraContainers[0].name=x', '/detectWorker/extraContainers/0'],
  ['a port that is none', 'redis.sentinel.port=70000', '/redis/sentinel/port'],
  ['a name of servers that is an address with a port', 'redis.tls.serverName=redis.svc:6379', '/redis/tls/serverName'],
  ['a registry with a scheme', 'image.registry=https://registry.example.com', '/image/registry'],
  ['a registry that is a user of Docker Hub', 'image.registry=company', '/image/registry'],
  ['a repository with slashes around it', 'image.repository=/x/', '/image/repository'],
  ['a tag with a digest', 'image.tag=v0.2.0@sha256:abc', '/image/tag'],
  ['a repository of Redis with its tag', 'redis.bundled.image.repository=redis:8', '/redis/bundled/image/repository'],
  ['a peer that is an address and a pod', 'networkPolicy.clients[0].ipBlock.cidr=10.0.0.0/8,networkPolicy.clients[0].podSelector.matchLabels.a=b', '/networkPolicy/clients/0'],
  ['a duration that no Gateway takes', 'httpRoute.timeouts.request=1.5s', '/httpRoute/timeouts/request'],
  ['runbooks at what is no address', 'monitoring.rules.runbookBaseUrl=docs/runbooks', '/monitoring/rules/runbookBaseUrl'],
  ['a Secret of no name that one can have', 'redis.existingSecret=two words', '/redis/existingSecret'],
  ['a key that no Secret has', 'redis.key=url #x', '/redis/key'],
  ['a service account of no name that one can have', 'serviceAccount.name=Prov', '/serviceAccount/name'],
  ['a secret without its key', 'secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github', 'PROVENANCE_GITHUB_TOKEN'],
  ['a text for a number', 'settings.PROVENANCE_INGEST_MAX_LINES=abc', '/settings/PROVENANCE_INGEST_MAX_LINES'],
  ['a number out of its range', 'settings.PROVENANCE_INGEST_MAX_LINES=0', '/settings/PROVENANCE_INGEST_MAX_LINES'],
  ['a word that is not among those of a setting', 'settings.PROVENANCE_LOG_LEVEL=loud', '/settings/PROVENANCE_LOG_LEVEL'],
  ['neither true nor false', 'settings.PROVENANCE_GITHUB_CHECKS=perhaps', '/settings/PROVENANCE_GITHUB_CHECKS'],
  ['a map for a list', 'settings.PROVENANCE_DETECTOR_MODULE_PATHS.a=b', '/settings/PROVENANCE_DETECTOR_MODULE_PATHS'],
  ['a weight below nothing', 'settings.PROVENANCE_RISK_WEIGHTS.critical=-1', '/settings/PROVENANCE_RISK_WEIGHTS/critical'],
  ['a weight of what has none', 'settings.PROVENANCE_RISK_WEIGHTS.severe=9', 'severe'],
  ['a folder of thousandths of a byte', 'detectWorker.workDirSize=1m', '/detectWorker/workDirSize'],
  ['a folder without an end', 'detectWorker.workDirSize=0Gi', '/detectWorker/workDirSize'],
  ['a volume of thousandths of a byte', 'redis.bundled.persistence.size=100m', '/redis/bundled/persistence/size'],
  ['memory of thousandths of a byte', 'ingestApi.resources.limits.memory=512m', '/ingestApi/resources/limits/memory'],
  ['a budget that no node can be drained by', 'ingestApi.maxUnavailable=0%', '/ingestApi/maxUnavailable'],
  ['a peer without its mask', 'redis.network.peers[0].ipBlock.cidr=10.2.3.4', '/redis/network/peers/0/ipBlock/cidr'],
  ['a peer with a mask that is none', 'networkPolicy.github[0].ipBlock.cidr=10.2.3.4/33', '/networkPolicy/github/0/ipBlock/cidr'],
  ['an exception without its mask', 'networkPolicy.oidc[0].ipBlock.except[0]=10.2.3.4', '/networkPolicy/oidc/0/ipBlock/except/0'],
  ['an address without its scheme', 'settings.PROVENANCE_GITHUB_BASE_URL=github.internal', '/settings/PROVENANCE_GITHUB_BASE_URL'],
  ['a backend of events that is none', 'settings.PROVENANCE_TIMESERIES_BACKEND=postgres', '/settings/PROVENANCE_TIMESERIES_BACKEND'],
  ['a host that is none', 'ingress.host=bad_host/x', '/ingress/host'],
  ['a name that no object can have', 'fullnameOverride=UPPER_case', '/fullnameOverride'],
  ['a privileged container', 'containerSecurityContext.privileged=true', '/containerSecurityContext/privileged'],
  ['a capability more', 'containerSecurityContext.capabilities.add={SYS_ADMIN}', '/containerSecurityContext/capabilities'],
  ['capabilities that stay', 'containerSecurityContext.capabilities.drop={NET_RAW}', '/containerSecurityContext/capabilities/drop'],
  ['a root that is written to', 'containerSecurityContext.readOnlyRootFilesystem=false', '/containerSecurityContext/readOnlyRootFilesystem'],
  ['a root of which nothing is said', 'containerSecurityContext.readOnlyRootFilesystem=null', 'readOnlyRootFilesystem'],
  ['a pod without a filter of system calls', 'podSecurityContext.seccompProfile.type=Unconfined', '/podSecurityContext/seccompProfile/type'],
  ['a container without one', 'containerSecurityContext.seccompProfile.type=Unconfined', '/containerSecurityContext/seccompProfile/type'],
  ['root', 'podSecurityContext.runAsNonRoot=false', '/podSecurityContext/runAsNonRoot'],
  ['a grace period below what jobs are given', 'detectWorker.terminationGracePeriodSeconds=10', '/detectWorker/terminationGracePeriodSeconds'],
])('refuses %s and says where it is', (_what, set, place) => {
  // Helm 3 and 4 write a place in their own ways.
  expect(refusal(set).replaceAll('.', '/')).toContain(place.replaceAll('.', '/'));
});

it('says what does not fit together, all at once', () => {
  const said = refusal('redis.bundled.enabled=true', 'enrichWorker.autoscaling.kind=keda', 'ingress.enabled=true', 'httpRoute.enabled=true', 'ingestApi.autoscaling.min=9', 'governanceApi.terminationGracePeriodSeconds=31');
  expect(said).toContain('The values have 6 fault(s)');
  expect(said).toContain('redis.existingSecret and redis.bundled.enabled exclude each other');
  expect(said).toContain('keda.prometheusAddress is needed: enrichWorker.autoscaling.kind is keda');
  expect(said).toContain('ingress.host is needed');
  expect(said).toContain('httpRoute.parentRefs must name a Gateway');
  expect(said).toContain('ingestApi.autoscaling.min is above its max');
  expect(said).toContain('governanceApi.terminationGracePeriodSeconds must be 30 above preStopSeconds');
});

it('says what does not fit together of sentinels and TLS', () => {
  const said = refusal('redis.bundled.enabled=true', 'redis.existingSecret=', 'redis.tls.serverName=redis', 'redis.sentinel.username=watcher');
  expect(said).toContain('The values have 3 fault(s)');
  expect(said).toContain('redis.sentinel and redis.tls are for a Redis of your own');
  expect(said).toContain('redis.sentinel.enabled must be true');
  expect(said).toContain('redis.sentinel.existingSecret must name the password of redis.sentinel.username');
});

it.each([
  ['engines beyond the memory', ['detectWorker.engines=6'], 'detectWorker.resources.limits.memory must hold 6656Mi'],
  ['a folder in memory beyond it', ['detectWorker.workDirSize=8Gi'], 'detectWorker.resources.limits.memory must hold 10496Mi'],
  ['a Redis that a rewrite would kill', ['redis.existingSecret=', 'redis.bundled.enabled=true', 'redis.bundled.maxMemory=600mb'], 'redis.bundled.maxMemory must be half'],
  ['more CPU than there may be', ['ingestApi.resources.requests.cpu=1500m'], 'ingestApi.resources.requests.cpu is above its limit'],
  ['more memory than there may be', ['enrichWorker.resources.requests.memory=1Gi'], 'enrichWorker.resources.requests.memory is above its limit'],
  ['more for Redis than there may be', ['redis.existingSecret=', 'redis.bundled.enabled=true', 'redis.bundled.resources.requests.cpu=2'], 'redis.bundled.resources.requests.cpu is above its limit'],
  ['a service that would be open to everybody', ['settings.PROVENANCE_AUTH=off'], 'settings.PROVENANCE_AUTH must be on: ingest-api'],
  ['events to a file on a root that is read-only', ['settings.PROVENANCE_TIMESERIES_BACKEND=file'], 'settings.PROVENANCE_TIMESERIES_PATH must lie in a volume of governanceApi.extraVolumeMounts'],
  ['events to a warehouse without its address', ['settings.PROVENANCE_TIMESERIES_BACKEND=clickhouse'], 'settings.PROVENANCE_CLICKHOUSE_URL is needed: PROVENANCE_TIMESERIES_BACKEND is clickhouse'],
  ['events to a warehouse that policies keep away', ['settings.PROVENANCE_TIMESERIES_BACKEND=clickhouse'], 'networkPolicy.governanceEgress must name where the warehouse is'],
  ['events to a collector that nobody names', ['settings.PROVENANCE_TIMESERIES_BACKEND=otel'], 'telemetry.otlpEndpoint is needed: PROVENANCE_TIMESERIES_BACKEND is otel'],
  ['the user of a proxy that nobody names', ['proxy.existingSecret=proxy'], 'proxy.url must name the proxy'],
  ['a proxy that policies do not know', ['enrichWorker.extraEnv[0].name=https_proxy', 'enrichWorker.extraEnv[0].value=http://proxy:3128'], 'enrichWorker.extraEnv: https_proxy belongs into proxy.url'],
  ['scaling by what nobody measures', ['enrichWorker.autoscaling.kind=hpa'], 'must be true: enrichWorker.autoscaling.kind is hpa'],
  ['a scrape that takes longer than its pause', ['monitoring.podMonitor.interval=15s', 'monitoring.podMonitor.scrapeTimeout=1m'], 'monitoring.podMonitor.scrapeTimeout is above its interval'],
  ['scaling by what nobody records', ['governanceApi.autoscaling.kind=hpa', 'monitoring.podMonitor.enabled=true'], 'must be true: governanceApi.autoscaling.kind is hpa'],
])('refuses %s', (_what, set, said) => {
  expect(refusal(...set)).toContain(said);
});

const APP_KEY = ['secrets.PROVENANCE_GITHUB_APP_PRIVATE_KEY.existingSecret=app', 'secrets.PROVENANCE_GITHUB_APP_PRIVATE_KEY.key=pem'];
const TOKEN = ['secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github', 'secrets.PROVENANCE_GITHUB_TOKEN.key=token'];
const APP_ID = 'settings.PROVENANCE_GITHUB_APP_ID=12';

it.each([
  ['an app of GitHub without its key', [APP_ID], 'secrets.PROVENANCE_GITHUB_APP_PRIVATE_KEY is needed: PROVENANCE_GITHUB_APP_ID is set'],
  ['the key of no app', APP_KEY, 'settings.PROVENANCE_GITHUB_APP_ID is needed: PROVENANCE_GITHUB_APP_PRIVATE_KEY is set'],
  ['an app and a token', [APP_ID, ...APP_KEY, ...TOKEN], 'secrets.PROVENANCE_GITHUB_TOKEN and settings.PROVENANCE_GITHUB_APP_ID are both set'],
  ['check runs by nobody', ['settings.PROVENANCE_GITHUB_CHECKS=true'], 'secrets.PROVENANCE_GITHUB_TOKEN, or an app, is needed: PROVENANCE_GITHUB_CHECKS is on'],
  ['comments by nobody', ['settings.PROVENANCE_GITHUB_COMMENTS=Yes'], 'secrets.PROVENANCE_GITHUB_TOKEN, or an app, is needed: PROVENANCE_GITHUB_COMMENTS is on'],
  ['figures from where no fact comes', ['settings.PROVENANCE_ANALYTICS_BACKEND=clickhouse'], 'settings.PROVENANCE_TIMESERIES_BACKEND must be clickhouse: PROVENANCE_ANALYTICS_BACKEND is'],
  ['Snowflake by nobody', ['settings.PROVENANCE_TIMESERIES_BACKEND=snowflake'], 'settings.PROVENANCE_TIMESERIES_CREDENTIALS_PATH or secrets.PROVENANCE_TIMESERIES_PASSWORD is needed'],
  ["Snowflake by nobody's key", ['settings.PROVENANCE_TIMESERIES_BACKEND=snowflake', 'settings.PROVENANCE_TIMESERIES_CREDENTIALS_PATH=/key.pem'], 'settings.PROVENANCE_TIMESERIES_USER must name whose key'],
  ['repositories that are none', ['settings.PROVENANCE_OIDC_REPOS=acme/*\\,acme'], 'settings.PROVENANCE_OIDC_REPOS has "acme", which is no pattern of repositories'],
  ['rules of a registry that policies keep away', ['settings.PROVENANCE_SEMGREP_CONFIG_PATH=p/default'], 'settings.PROVENANCE_SEMGREP_CONFIG_PATH must name a file or a folder'],
  ['what ought to be JSON', ['settings.PROVENANCE_POLICY_BLOCK_THRESHOLDS={sqli:1'], 'settings.PROVENANCE_POLICY_BLOCK_THRESHOLDS must be a JSON map'],
  ['a text of a map that is none', ['settings.PROVENANCE_GITHUB_AGENT_MAP=["me"]'], 'settings.PROVENANCE_GITHUB_AGENT_MAP must be a JSON map'],
  ['a text of a map and more', ['settings.PROVENANCE_RISK_WEIGHTS={}\\, "x": 1'], 'settings.PROVENANCE_RISK_WEIGHTS must be a JSON map'],
  ['a text of a list that is none', ['settings.PROVENANCE_DETECTOR_MODULE_PATHS="detectors"'], 'settings.PROVENANCE_DETECTOR_MODULE_PATHS must be a JSON list'],
])('refuses %s, of which the pod would end', (_what, set, said) => {
  // A brace would begin a list to --set.
  expect(refusal(...set.map((one) => one.replace('{', '\\{')))).toContain(said);
});

describe('a setting that names files', () => {
  const named = (setting: string, value: unknown): string[] => ['--set-json', `settings.PROVENANCE_${setting}=${JSON.stringify(value)}`];
  const mounted = (app: string, path: string): string[] => ['--set', `${app}.extraVolumeMounts[0].name=files,${app}.extraVolumeMounts[0].mountPath=${path}`];

  it.each([
    ['AGENT_CATALOG_PATH', '/files/agents.json', 'enrichWorker'],
    ['POLICY_FILE', '/files/policy.yaml', 'governanceApi'],
    ['SEMGREP_CONFIG_PATH', '/files', 'detectWorker'],
    ['SEMGREP_CORE_PATH', '/files/semgrep-core', 'detectWorker'],
    ['DETECTOR_MODULE_PATHS', ['@acme/detectors', '/files/detectors.js'], 'detectWorker'],
    ['DETECTOR_MODULE_PATHS', '["/files/detectors.js"]', 'detectWorker'],
    ['TIMESERIES_CREDENTIALS_PATH', '/files/account.json', 'governanceApi'],
  ])('PROVENANCE_%s names %j: one that is mounted', (setting, value, app) => {
    const { code, err } = helmTemplate('minimal', [...named(setting, value), ...mounted(app, '/file')]);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(new RegExp(`settings.PROVENANCE_${setting}: /files\\S* must lie in a volume of ${app}.extraVolumeMounts`)) });
    expect(helmTemplate('minimal', [...named(setting, value), ...mounted(app, '/files/')])).toMatchObject({ code: 0 });
  });

  it('may be mounted as a single file, and name it from the folder of the app', () => {
    expect(helmTemplate('minimal', [...named('POLICY_FILE', 'policy.yaml'), ...mounted('governanceApi', '/app/policy.yaml')])).toMatchObject({ code: 0 });
    expect(helmTemplate('minimal', [...named('POLICY_FILE', '/policy/../app/policy.yaml'), ...mounted('governanceApi', '/policy')])).toMatchObject({ code: 1 });
  });

  it('is nothing where it is empty, and a registry where policies are off', () => {
    expect(helmTemplate('minimal', [...named('DETECTOR_MODULE_PATHS', ''), ...named('POLICY_FILE', '')])).toMatchObject({ code: 0 });
    expect(helmTemplate('minimal', [...named('SEMGREP_CONFIG_PATH', 'p/default'), '--set', 'networkPolicy.enabled=false'])).toMatchObject({ code: 0 });
  });
});

it('takes an app of GitHub, a token, and what reports by them', () => {
  const checks = 'settings.PROVENANCE_GITHUB_CHECKS=true';
  expect(helmTemplate('minimal', ['--set', [APP_ID, ...APP_KEY, checks].join(',')])).toMatchObject({ code: 0 });
  expect(helmTemplate('minimal', ['--set', [...TOKEN, checks].join(',')])).toMatchObject({ code: 0 });
});

it('says where a setting belongs that is not among settings', () => {
  const said = refusal('settings.PROVENANCE_OTEL_OTLP_ENDPOINT=http://collector:4318', 'settings.PROVENANCE_DETECT_ENGINES=4', 'settings.PROVENANCE_HOST=x', 'settings.PROVENANCE_GITHUB_TOKEN=abc');
  expect(said).toContain('The values have 4 fault(s)');
  expect(said).toContain('settings.PROVENANCE_OTEL_OTLP_ENDPOINT is said by a value of the chart: telemetry.otlpEndpoint');
  expect(said).toContain('settings.PROVENANCE_DETECT_ENGINES is said by a value of the chart: detectWorker.engines');
  expect(said).toContain('settings.PROVENANCE_HOST is fixed by the chart');
  expect(said).toContain('settings.PROVENANCE_GITHUB_TOKEN is a secret; name it in secrets');
});

it('holds a number that is written as a text to the same bounds', () => {
  const { err: said } = helmTemplate('minimal', ['--set-string', 'settings.PROVENANCE_INGEST_MAX_LINES=9999999,settings.PROVENANCE_ANALYSE_CONCURRENCY=0,settings.PROVENANCE_ENRICH_CONCURRENCY=256']);
  expect(said).toContain('The values have 2 fault(s)');
  expect(said).toContain('settings.PROVENANCE_INGEST_MAX_LINES must be between 1 and 1000000');
  expect(said).toContain('settings.PROVENANCE_ANALYSE_CONCURRENCY must be between 1 and 256');
});

it('takes a setting as its value or as its text', () => {
  const set = ['PROVENANCE_INGEST_MAX_LINES=5', 'PROVENANCE_WARN_ON_PARTIAL=true', 'PROVENANCE_LOG_LEVEL=debug'].map((one) => `settings.${one}`);
  for (const flag of ['--set', '--set-string']) expect(helmTemplate('minimal', set.flatMap((one) => [flag, one]))).toMatchObject({ code: 0 });
});

it('takes a file of events in a volume, and a warehouse that is told in full', () => {
  const backend = (name: string): string[] => ['--set', `settings.PROVENANCE_TIMESERIES_BACKEND=${name}`];
  const file = ['settings.PROVENANCE_TIMESERIES_PATH=/events/all.jsonl', 'governanceApi.extraVolumeMounts[0].name=events', 'governanceApi.extraVolumeMounts[0].mountPath=/events/'];
  expect(helmTemplate('minimal', [...backend('file'), '--set', file.join(',')])).toMatchObject({ code: 0 });
  const warehouse = ['settings.PROVENANCE_CLICKHOUSE_URL=http://clickhouse:8123', 'networkPolicy.governanceEgress[0].to[0].ipBlock.cidr=fd00::1/128', 'networkPolicy.governanceEgress[0].ports[0].port=8123'];
  expect(helmTemplate('minimal', [...backend('clickhouse'), '--set', warehouse.join(',')])).toMatchObject({ code: 0 });
});

describe('an environment by hand', () => {
  const given = (app: string, name: string, ...more: string[]): string => refusal(`${app}.extraEnv[0].name=${name}`, `${app}.extraEnv[0].value=x`, ...more);

  it('is refused a setting of another app: a token would come to the pod that reads what nobody trusts', () => {
    for (const name of ['PROVENANCE_GITHUB_TOKEN', 'PROVENANCE_GITHUB_TOKEN_FILE']) expect(given('detectWorker', name)).toContain(`detectWorker.extraEnv: ${name} is not read by detect-worker`);
  });

  it('is refused a secret in plain sight, and takes it from a Secret', () => {
    expect(given('governanceApi', 'PROVENANCE_ADMIN_TOKEN')).toContain('governanceApi.extraEnv: PROVENANCE_ADMIN_TOKEN is a secret; name it in secrets');
    const from = 'governanceApi.extraEnv=[{"name":"PROVENANCE_ADMIN_TOKEN","valueFrom":{"secretKeyRef":{"name":"admin","key":"token"}}}]';
    expect(helmTemplate('minimal', ['--set-json', from])).toMatchObject({ code: 0 });
  });

  it('may bring the key of decisions as a file of its own', () => {
    const key = 'governanceApi.extraEnv=[{"name":"PROVENANCE_DECISION_SIGNING_KEY_FILE","value":"/vault/secrets/key.pem"}]';
    const signs = ['--set', 'settings.PROVENANCE_DECISION_SIGNING=on'];
    expect(helmTemplate('trial', signs)).toMatchObject({ code: 1, err: expect.stringContaining('must name the key that decisions are signed with') });
    expect(helmTemplate('trial', [...signs, '--set-json', key])).toMatchObject({ code: 0 });
  });

  it('may bring a setting whose own name ends like that of a file', () => {
    expect(helmTemplate('minimal', ['--set', 'governanceApi.extraEnv[0].name=PROVENANCE_POLICY_FILE,governanceApi.extraEnv[0].value=/policy/policy.yaml'])).toMatchObject({ code: 0 });
  });

  it('is refused what is set already', () => {
    expect(given('ingestApi', 'PROVENANCE_LOG_LEVEL', 'settings.PROVENANCE_LOG_LEVEL=warn')).toContain('ingestApi.extraEnv: PROVENANCE_LOG_LEVEL is set already');
    expect(given('ingestApi', 'PROVENANCE_SERVICE_BASE_URL')).toContain('ingestApi.extraEnv: PROVENANCE_SERVICE_BASE_URL is set already');
    expect(given('governanceApi', 'PROVENANCE_DECISION_SIGNING_KEY_FILE')).toContain('governanceApi.extraEnv: PROVENANCE_DECISION_SIGNING_KEY is set already');
    expect(given('ingestApi', 'TZ', 'ingestApi.extraEnv[1].name=TZ', 'ingestApi.extraEnv[1].value=y')).toContain('ingestApi.extraEnv: TZ is set already');
  });
});

it.each(['false', 'off', 'OFF', 'no', 'No', '0'])('wants no key once PROVENANCE_DECISION_SIGNING is %s', (word) => {
  expect(notes('trial', ['--set-string', `settings.PROVENANCE_DECISION_SIGNING=${word}`])).toContain('Decisions are not signed');
});

it('says which image an export to BigQuery takes', () => {
  const set = ['TIMESERIES_BACKEND=bigquery', 'TIMESERIES_PROJECT=p', 'TIMESERIES_DATASET=d'].map((one) => `settings.PROVENANCE_${one}`);
  const egress = ['networkPolicy.governanceEgress[0].to[0].ipBlock.cidr=10.1.2.3/32', 'networkPolicy.governanceEgress[0].ports[0].port=443'];
  expect(notes('minimal', ['--set', [...set, ...egress].join(',')])).toContain('must be built with --build-arg DRIVER=bigquery');
  expect(notes('minimal')).not.toContain('BigQuery');
});

it('says what is to be named when nothing is', () => {
  const { code, err } = runAtRoot(toolPath('helm'), ['template', CHART, '--kube-version', '1.37.0']);
  expect(code).not.toBe(0);
  expect(err).toContain('image.registry must name the registry that you pushed the images to');
  expect(err).toContain('redis.existingSecret must name the Secret that holds the connection string');
  expect(err).toContain('secrets.PROVENANCE_DECISION_SIGNING_KEY must name the key that decisions are signed with');
});

it('refuses a cluster that is too old', () => {
  const { code, err } = helmTemplate('minimal', ['--kube-version', '1.31.0']);
  expect(code).not.toBe(0);
  expect(err).toContain('chart requires kubeVersion: >=1.32.0-0');
});

it.each([
  ['PROVENANCE_LOG_LEVLE', 'no setting is called PROVENANCE_LOG_LEVLE'],
  ['PROVENANCE_REDIS_URL', 'PROVENANCE_REDIS_URL is said by a value of the chart: redis.existingSecret'],
  ['PROVENANCE_PORT', 'PROVENANCE_PORT is fixed by the chart'],
])('refuses %s in an environment by hand too', (name, said) => {
  expect(refusal(`enrichWorker.extraEnv[0].name=${name}`, 'enrichWorker.extraEnv[0].value=x')).toContain(`enrichWorker.extraEnv: ${said}`);
});

it.each(VALUE_SETS)('is what helm lint takes with the values %s, with no warning', (set) => {
  const { code, out } = runAtRoot(toolPath('helm'), ['lint', CHART, '--strict', '--values', `${CHART}/ci/${set}.yaml`]);
  expect({ code, warned: /\[(WARNING|ERROR)\]/.test(out) }).toEqual({ code: 0, warned: false });
});
