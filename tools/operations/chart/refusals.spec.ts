import { runAtRoot, toolPath } from '../parts/tool.ts';
import { CHART, helmTemplate, VALUE_SETS } from './chart.ts';

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
  ['a proxy with a password in plain sight', 'proxy.url=http://me:secret@proxy.internal:3128', '/proxy/url'],
  ['a type of Service that is none', 'governanceApi.service.type=ExternalName', '/governanceApi/service/type'],
  ['a container without an image', 'detectWorker.extraContainers[0].name=x', '/detectWorker/extraContainers/0'],
  ['a port that is none', 'redis.sentinel.port=70000', '/redis/sentinel/port'],
  ['a name of servers that is an address with a port', 'redis.tls.serverName=redis.svc:6379', '/redis/tls/serverName'],
  ['a secret without its key', 'secrets.PROVENANCE_GITHUB_TOKEN.existingSecret=github', 'PROVENANCE_GITHUB_TOKEN'],
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

it('says what is to be named when nothing is', () => {
  const { code, err } = runAtRoot(toolPath('helm'), ['template', CHART, '--kube-version', '1.37.0']);
  expect(code).not.toBe(0);
  expect(err).toContain('redis.existingSecret must name the Secret that holds the connection string');
  expect(err).toContain('secrets.PROVENANCE_DECISION_SIGNING_KEY must name the key that decisions are signed with');
});

it('refuses a cluster that is too old', () => {
  const { code, err } = helmTemplate('minimal', ['--kube-version', '1.31.0']);
  expect(code).not.toBe(0);
  expect(err).toContain('chart requires kubeVersion: >=1.32.0-0');
});

it.each(['PROVENANCE_LOG_LEVLE', 'PROVENANCE_REDIS_URL', 'PROVENANCE_PORT'])('refuses %s in an environment by hand too', (name) => {
  expect(refusal(`enrichWorker.extraEnv[0].name=${name}`, 'enrichWorker.extraEnv[0].value=x')).toContain(`enrichWorker.extraEnv: no setting is called ${name}`);
});

it.each(VALUE_SETS)('is what helm lint takes with the values %s, with no warning', (set) => {
  const { code, out } = runAtRoot(toolPath('helm'), ['lint', CHART, '--strict', '--values', `${CHART}/ci/${set}.yaml`]);
  expect({ code, warned: /\[(WARNING|ERROR)\]/.test(out) }).toEqual({ code: 0, warned: false });
});
