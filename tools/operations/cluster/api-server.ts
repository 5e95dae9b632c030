import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@provenance/embedded';
import { toolPath, type Said } from '../parts/tool.ts';

const READY_MS = 60_000;

/** The oldest version of Kubernetes that the chart is for, and the newest that it is tried with. */
export const SERVERS = ['kube-apiserver-oldest', 'kube-apiserver-newest'] as const;
type ServerName = (typeof SERVERS)[number];

/** A real API server of Kubernetes over a real etcd: it admits, defaults and refuses as a cluster does; nothing runs. */
export class ApiServer {
  readonly #folder: string;
  readonly #children: ChildProcess[];
  readonly #env: NodeJS.ProcessEnv;

  private constructor(folder: string, children: ChildProcess[]) {
    this.#folder = folder;
    this.#children = children;
    // Helm keeps its own files away from those of the user.
    this.#env = { ...process.env, KUBECONFIG: join(folder, 'kubeconfig'), HELM_CACHE_HOME: folder, HELM_CONFIG_HOME: folder, HELM_DATA_HOME: folder };
  }

  static async start(name: ServerName): Promise<ApiServer> {
    const folder = mkdtempSync(join(tmpdir(), 'provenance-cluster-'));
    const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
    const children = [startEtcd(folder, client, peer)];
    const server = new ApiServer(folder, children);
    try {
      const token = randomBytes(16).toString('hex');
      children.push(startServer(toolPath(name), folder, client, secure, token));
      writeFileSync(join(folder, 'kubeconfig'), kubeconfig(secure, token));
      await server.#untilReady();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Runs kubectl. @param input what it reads when it is told to read `-` */
  kubectl(argv: readonly string[], input?: string): Said {
    return this.#run(toolPath('kubectl'), argv, input);
  }

  helm(argv: readonly string[]): Said {
    return this.#run(toolPath('helm'), argv);
  }

  /** What the server said in its log, for a failure that nothing else explains. */
  log(): string {
    return readFileSync(join(this.#folder, 'kube-apiserver.log'), 'utf8').slice(-4_000);
  }

  async stop(): Promise<void> {
    for (const child of [...this.#children].reverse()) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const giveUp = performance.now() + READY_MS;
    while (performance.now() < giveUp) {
      if (this.#children.some(({ exitCode }) => exitCode !== null)) break;
      if (this.kubectl(['get', '--raw', '/readyz', '--request-timeout=2s']).code === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`the API server did not become ready:\n${this.log()}`);
  }

  #run(program: string, argv: readonly string[], input?: string): Said {
    const { status, stdout, stderr, error } = spawnSync(program, argv, { env: this.#env, encoding: 'utf8', maxBuffer: 1 << 28, ...(input !== undefined && { input }) });
    if (error !== undefined) throw error;
    return { code: status ?? -1, out: stdout, err: stderr };
  }
}

function startEtcd(folder: string, client: number, peer: number): ChildProcess {
  const at = `http://127.0.0.1:${client}`;
  const argv = ['--data-dir', join(folder, 'etcd'), '--listen-client-urls', at, '--advertise-client-urls', at, '--listen-peer-urls', `http://127.0.0.1:${peer}`, '--unsafe-no-fsync'];
  return started('etcd', toolPath('etcd'), argv, folder);
}

function startServer(program: string, folder: string, etcd: number, port: number, token: string): ChildProcess {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  writeFileSync(join(folder, 'sa.key'), privateKey, { mode: 0o600 });
  writeFileSync(join(folder, 'sa.pub'), publicKey);
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  const argv = [
    `--etcd-servers=http://127.0.0.1:${etcd}`, '--bind-address=127.0.0.1', `--secure-port=${port}`, `--cert-dir=${join(folder, 'certs')}`,
    `--service-account-key-file=${join(folder, 'sa.pub')}`, `--service-account-signing-key-file=${join(folder, 'sa.key')}`, '--service-account-issuer=https://kubernetes.default.svc',
    `--token-auth-file=${join(folder, 'tokens.csv')}`, '--authorization-mode=AlwaysAllow', '--service-cluster-ip-range=10.96.0.0/24',
  ];
  return started('kube-apiserver', program, argv, folder);
}

function started(name: string, program: string, argv: readonly string[], folder: string): ChildProcess {
  const log = openSync(join(folder, `${name}.log`), 'a');
  return spawn(program, argv, { stdio: ['ignore', log, log] });
}

function kubeconfig(port: number, token: string): string {
  // The server signs its own certificate at each start; the address is the loopback one.
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    clusters: [{ name: 'test', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
  });
}
