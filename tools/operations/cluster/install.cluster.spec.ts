import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CHART, KUBERNETES, VALUE_SETS, type KubernetesObject, type Specification } from '../chart/chart.ts';
import { condensedSchemas, operatorDefinitions } from '../operators/definitions.ts';
import { SCHEMAS_FILE } from '../operators/schemas.ts';
import { toolPath, type Said } from '../parts/tool.ts';
import { ApiServer, SERVERS } from './api-server.ts';
import { answered, Namespace } from './namespace.ts';

/** The first run builds the API servers. */
const BUILD_MS = 1_800_000;
const RUN_MS = 120_000;
/** The chart as it was under this number. */
const PREVIOUS = process.env['PROVENANCE_PREVIOUS_CHART'] ?? join(import.meta.dirname, 'previous/provenance-0.1.0.tgz');
/** What a release leaves behind: see templates/redis/secret.yaml. */
const KEPT = ['Secret/prov-provenance-redis'];
const SCALED = 'HorizontalPodAutoscaler/prov-provenance-detect-worker';
const SCRAPED = 'PodMonitor/prov-provenance-detect-worker';

const values = (set: string): string[] => ['--values', join(CHART, 'ci', `${set}.yaml`)];
const set = (...pairs: string[]): string[] => pairs.flatMap((pair) => ['--set', pair]);

it('has for tests without a cluster what the operators ship', () => {
  expect(readFileSync(SCHEMAS_FILE, 'utf8')).toBe(condensedSchemas());
}, BUILD_MS);

describe.each(SERVERS)('%s', (name) => {
  let cluster: ApiServer;

  beforeAll(async () => {
    for (const tool of ['etcd', name, 'kubectl', 'helm'] as const) toolPath(tool);
    cluster = await ApiServer.start(name);
    answered(cluster.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: operatorDefinitions() })));
    answered(cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']));
    // The value set with everything on names these two; a cluster has them or not.
    answered(cluster.kubectl(['create', 'priorityclass', 'high', '--value=1000']));
    answered(cluster.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'gvisor' }, handler: 'runsc' })));
  }, BUILD_MS);
  afterAll(() => cluster.stop());

  it('is of the version that it is here for', () => {
    const { serverVersion } = JSON.parse(answered(cluster.kubectl(['version', '-o', 'json']))) as { serverVersion: { gitVersion: string } };
    const [oldest, newest] = KUBERNETES.map((version) => version.replace(/\.\d+$/, '.'));
    expect(serverVersion.gitVersion).toContain(name === SERVERS[0] ? oldest! : newest!);
  });

  describe.each(VALUE_SETS)('the values %s', (named) => {
    it('are installed, admitted in the restricted profile, and leave nothing behind', () => {
      const namespace = new Namespace(cluster, `set-${named}`);
      const before = namespace.objects();
      const installed = namespace.helm('install', CHART, ...values(named));
      answered(installed);
      // What the server warns of: fields that it does not know, versions that go.
      expect(installed.err).not.toMatch(/warning|deprecated|unknown field/i);
      expect(namespace.objects().length - before.length).toBeGreaterThan(15);
      for (const pod of [...namespace.workloads().map(podOf), ...hooksOf(namespace)]) answered(namespace.kubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(pod)));
      answered(namespace.helm('uninstall'));
      expect(namespace.objects()).toEqual([...before, ...(named === 'trial' ? KEPT : [])].sort());
    }, RUN_MS);
  });

  it('takes the chart over the one before once it is told about signing, and gives that one back', () => {
    const namespace = new Namespace(cluster, 'upgrade');
    const empty = namespace.objects();
    const password = (): string => answered(namespace.kubectl(['get', 'secret', 'prov-provenance-redis', '-o', 'jsonpath={.data.password}']));
    const specs = (): [string, Specification][] => namespace.workloads().map(({ metadata, spec }) => [metadata.name, spec]);
    answered(namespace.helm('install', PREVIOUS, ...set('redis.bundled.enabled=true', 'ingestApi.replicas=1')));
    const [first, before, stood] = [password(), specs(), namespace.objects()];
    expect(first.length).toBeGreaterThan(40);

    // Values of an older chart as a whole lack what is new; a template would stumble over it without saying so.
    expect(failed(namespace.helm('upgrade', CHART, '--reuse-values'))).toMatch(/missing properties .*'pods', 'proxy'.*'trust'/);

    // Decisions were not signed then, and it must be said whether they are.
    const upgrade = ['--reset-then-reuse-values', ...set('image.registry=registry.example.com', 'detectWorker.autoscaling.kind=hpa', 'monitoring.podMonitor.enabled=true')];
    const refused = namespace.helm('upgrade', CHART, ...upgrade);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('secrets.PROVENANCE_DECISION_SIGNING_KEY must name the key') });
    expect(specs()).toEqual(before);

    answered(namespace.helm('upgrade', CHART, ...upgrade, ...set('settings.PROVENANCE_DECISION_SIGNING=false')));
    expect(namespace.objects()).toEqual(expect.arrayContaining([SCALED, SCRAPED]));
    expect(specs()).not.toEqual(before);
    expect(password()).toBe(first);

    answered(namespace.helm('rollback', '1'));
    expect(specs()).toEqual(before);
    const releases = (objects: string[]): string[] => objects.filter((object) => !object.includes('sh.helm.release'));
    expect(releases(namespace.objects())).toEqual(releases(stood));

    answered(namespace.helm('upgrade', CHART, ...values('everything')));
    answered(namespace.helm('uninstall'));
    expect(namespace.objects()).toEqual([...empty, ...KEPT].sort());
  }, RUN_MS);

  it('takes a larger volume for the bundled Redis once its StatefulSet is away, as the page says', () => {
    const namespace = new Namespace(cluster, 'enlarge');
    const page = readFileSync(join(CHART, '../../docs/operations/redis.md'), 'utf8');
    const [, deletion] = /^kubectl -n provenance (delete statefulset provenance-redis .*)$/m.exec(page)!;
    const larger = [...values('trial'), ...set('redis.bundled.persistence.size=8Gi')];
    answered(namespace.helm('install', CHART, ...values('trial')));
    expect(failed(namespace.helm('upgrade', CHART, ...larger))).toMatch(/field is immutable|updates to statefulset spec .* are forbidden/);
    const argv = deletion!.replace('provenance-redis', 'prov-provenance-redis').split(' ');
    answered(namespace.kubectl([...argv, '--wait=false']));
    // The collector of garbage lets a pod go from its owner; there is none here, and no pod.
    answered(namespace.kubectl(['patch', 'statefulset', 'prov-provenance-redis', '--type=merge', '-p', '{"metadata":{"finalizers":null}}']));
    answered(namespace.helm('upgrade', CHART, ...larger));
    const path = '{.spec.volumeClaimTemplates[0].spec.resources.requests.storage}';
    expect(answered(namespace.kubectl(['get', 'statefulset', 'prov-provenance-redis', '-o', `jsonpath=${path}`]))).toBe('8Gi');
  }, RUN_MS);

  it('refuses what schemas see no fault in, and the release goes back', () => {
    const namespace = new Namespace(cluster, 'refused');
    // Every schema takes a mount of a volume that is not there; a server does not.
    const bad = set('detectWorker.extraVolumeMounts[0].name=rules,detectWorker.extraVolumeMounts[0].mountPath=/rules');
    const first = namespace.helm('install', CHART, ...values('minimal'), ...bad);
    expect(failed(first)).toMatch(/volumeMounts\[\d+\]\.name: Not found: "rules"/);
    answered(namespace.helm('uninstall'));
    answered(namespace.helm('install', CHART, ...values('minimal')));
    const replicas = (): [string, number][] => namespace.workloads().map(({ metadata, spec }) => [metadata.name, spec.replicas as number]);
    const before = replicas();
    failed(namespace.helm('upgrade', CHART, ...values('minimal'), ...bad, ...set('ingestApi.replicas=5')));
    answered(namespace.helm('rollback'));
    expect(replicas()).toEqual(before);
  }, RUN_MS);

  it('refuses what an operator says in conditions, which no schema of JSON can', () => {
    const namespace = new Namespace(cluster, 'conditions');
    const twice = set('httpRoute.enabled=true', 'httpRoute.parentRefs[0].name=public', 'httpRoute.parentRefs[1].name=public');
    expect(failed(namespace.helm('install', CHART, ...values('minimal'), ...twice))).toMatch(/spec\.parentRefs: Invalid value: .*must be unique/s);
  }, RUN_MS);

  it('is sent nothing where values are wrong', () => {
    const namespace = new Namespace(cluster, 'wrong');
    const before = namespace.objects();
    expect(failed(namespace.helm('install', CHART, ...values('minimal'), ...set('detectWorker.replica=3')))).toContain('replica');
    expect(namespace.objects()).toEqual(before);
  }, RUN_MS);
});

/** What a command that must fail said. */
function failed({ code, err }: Said): string {
  expect(code).not.toBe(0);
  return err;
}

/** The pod that a controller would make of a workload: what is claimed for it is a volume of its own. */
function podOf({ metadata, spec }: KubernetesObject): object {
  const { spec: pod } = spec.template as { spec: Specification };
  const claimed = ((spec.volumeClaimTemplates ?? []) as KubernetesObject[]).map(({ metadata: { name } }) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: metadata.name }, spec: { ...pod, volumes: [...pod.volumes, ...claimed] } };
}

/** The pod of `helm test`, which an installation does not make. */
function hooksOf(namespace: Namespace): KubernetesObject[] {
  const documents = parseAllDocuments(answered(namespace.helm('get hooks'))).map((document) => document.toJS() as KubernetesObject | null);
  const hooks = documents.filter((object): object is KubernetesObject => object?.kind !== undefined);
  expect(hooks.map(({ kind }) => kind)).toEqual(['Pod']);
  return hooks;
}
