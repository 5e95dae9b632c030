import { join } from 'node:path';
import { CHART, VALUE_SETS, type KubernetesObject, type Specification } from '../chart/chart.ts';
import { toolPath, type Said } from '../parts/tool.ts';
import { ApiServer } from './api-server.ts';
import { OPERATOR_KINDS, operatorKinds } from './operators.ts';

/** The first run builds the API server. */
const BUILD_MS = 1_800_000;
const RUN_MS = 120_000;
/** What a release may leave behind: see templates/redis/secret.yaml. */
const KEPT = ['secret/prov-provenance-redis'];
const KINDS = ['deployments', 'statefulsets', 'services', 'serviceaccounts', 'configmaps', 'secrets', 'networkpolicies', 'poddisruptionbudgets', 'horizontalpodautoscalers', 'ingresses', ...OPERATOR_KINDS];

let cluster: ApiServer;

beforeAll(async () => {
  for (const name of ['etcd', 'kube-apiserver', 'kubectl', 'helm'] as const) toolPath(name);
  cluster = await ApiServer.start();
  expect(cluster.kubectl(['apply', '--server-side', '-f', '-'], operatorKinds())).toMatchObject({ code: 0 });
  // The value set with everything on names it; a cluster has it or not.
  well(cluster.kubectl(['create', 'priorityclass', 'high', '--value=1000']));
  expect(cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'])).toMatchObject({ code: 0 });
}, BUILD_MS);
afterAll(() => cluster.stop());

const values = (set: string): string[] => ['--values', join(CHART, 'ci', `${set}.yaml`)];

/** A namespace of the restricted profile: what does not keep to it is refused, not warned of. */
function namespace(name: string): string {
  const made = cluster.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } }));
  expect(made.err).toBe('');
  return name;
}

const well = ({ code, err }: Said): void => expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });

const objectsIn = (name: string): string[] =>
  cluster
    .kubectl(['get', KINDS.join(','), '-n', name, '-o', 'name'])
    .out.split('\n')
    .filter((line) => line !== '' && !line.includes('sh.helm.release'));

const read = (name: string): KubernetesObject[] =>
  (JSON.parse(cluster.kubectl(['get', 'deployments,statefulsets', '-n', name, '-o', 'json']).out) as { items: KubernetesObject[] }).items;

describe.each(VALUE_SETS)('the values %s', (set) => {
  it('are installed, admitted in the restricted profile, and leave nothing behind', () => {
    const name = namespace(`set-${set}`);
    well(cluster.helm(['install', 'prov', CHART, '-n', name, ...values(set)]));
    expect(objectsIn(name).length).toBeGreaterThan(14);
    for (const object of read(name)) well(cluster.kubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(podOf(object, name))));
    well(cluster.helm(['uninstall', 'prov', '-n', name]));
    expect(objectsIn(name)).toEqual(set === 'trial' ? KEPT : []);
  }, RUN_MS);
});

/** The pod that a controller would make of a workload: what is claimed for it is a volume of its own. */
function podOf({ metadata, spec }: KubernetesObject, namespaced: string): object {
  const { spec: pod } = spec.template as { spec: Specification };
  const claimed = ((spec.volumeClaimTemplates ?? []) as KubernetesObject[]).map(({ metadata: { name } }) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: metadata.name, namespace: namespaced }, spec: { ...pod, volumes: [...pod.volumes, ...claimed] } };
}

it('is upgraded from the chart before, rolled back and upgraded again, with the same password of its Redis', () => {
  const name = namespace('upgrade');
  const password = (): string => cluster.kubectl(['get', 'secret', 'prov-provenance-redis', '-n', name, '-o', 'jsonpath={.data.password}']).out;
  well(cluster.helm(['install', 'prov', previousChart(), '-n', name, ...values('trial')]));
  const first = password();
  expect(first.length).toBeGreaterThan(40);
  well(cluster.helm(['upgrade', 'prov', CHART, '-n', name, '--reset-then-reuse-values', '--set', 'detectWorker.autoscaling.kind=hpa,monitoring.podMonitor.enabled=true']));
  expect(objectsIn(name)).toEqual(expect.arrayContaining(['horizontalpodautoscaler.autoscaling/prov-provenance-detect-worker', 'podmonitor.monitoring.coreos.com/prov-provenance-detect-worker']));
  expect(password()).toBe(first);
  well(cluster.helm(['rollback', 'prov', '1', '-n', name]));
  expect(objectsIn(name).filter((object) => /autoscaler|podmonitor/.test(object))).toEqual([]);
  well(cluster.helm(['upgrade', 'prov', CHART, '-n', name, ...values('everything')]));
  expect(read(name).length).toBe(5);
}, RUN_MS);

/** Named by PROVENANCE_PREVIOUS_CHART; until there is a released one, this chart under an older number. */
function previousChart(): string {
  const named = process.env['PROVENANCE_PREVIOUS_CHART'];
  if (named !== undefined) return named;
  const folder = cluster.folder('previous');
  well(cluster.helm(['package', CHART, '--version', '0.0.1', '--app-version', '0.0.1', '--destination', folder]));
  return join(folder, 'provenance-0.0.1.tgz');
}

it('is refused by the server where schemas see no fault, and goes back by itself', () => {
  const name = namespace('refused');
  // Every schema takes a mount of a volume that is not there; a server does not.
  const bad = ['--set', 'detectWorker.extraVolumeMounts[0].name=rules,detectWorker.extraVolumeMounts[0].mountPath=/rules'];
  const first = cluster.helm(['install', 'prov', CHART, '-n', name, ...values('minimal'), ...bad]);
  expect(first.code).not.toBe(0);
  expect(first.err).toMatch(/volumeMounts\[\d+\]\.name: Not found: "rules"/);
  well(cluster.helm(['uninstall', 'prov', '-n', name]));
  well(cluster.helm(['install', 'prov', CHART, '-n', name, ...values('minimal')]));
  const before = read(name).map(({ metadata, spec }) => [metadata.name, spec.replicas as number]);
  const second = cluster.helm(['upgrade', 'prov', CHART, '-n', name, ...values('minimal'), ...bad, '--set', 'ingestApi.replicas=5']);
  expect(second.code).not.toBe(0);
  well(cluster.helm(['rollback', 'prov', '-n', name]));
  expect(read(name).map(({ metadata, spec }) => [metadata.name, spec.replicas as number])).toEqual(before);
}, RUN_MS);

it('is refused before anything is made where values are wrong', () => {
  const name = namespace('wrong');
  const { code, err } = cluster.helm(['install', 'prov', CHART, '-n', name, ...values('minimal'), '--set', 'detectWorker.replica=3']);
  expect(code).not.toBe(0);
  expect(err).toContain('replica');
  expect(objectsIn(name)).toEqual([]);
}, RUN_MS);
