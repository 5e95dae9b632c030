import type { KubernetesObject } from '../chart/chart.ts';
import type { Said } from '../parts/tool.ts';
import type { ApiServer } from './api-server.ts';

/** What the objects of a namespace are read as when they are compared: kind and name. */
const LISTED = ['-o', 'custom-columns=KIND:.kind,NAME:.metadata.name', '--no-headers'];

/** A namespace of the restricted profile: what does not keep to it is refused, not warned of. */
export class Namespace {
  readonly name: string;
  readonly #server: ApiServer;
  readonly #kinds: string;

  constructor(server: ApiServer, name: string) {
    this.name = name;
    this.#server = server;
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    answered(server.kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })));
    // Whatever the server can list, so that nothing that is left behind goes unseen.
    const kinds = answered(server.kubectl(['api-resources', '--namespaced', '--verbs=list,create', '-o', 'name'])).trim().split('\n');
    this.#kinds = kinds.filter((kind) => !kind.startsWith('events')).join(',');
  }

  /** A command of Helm on the one release. */
  helm(command: string, ...argv: readonly string[]): Said {
    return this.#server.helm([...command.split(' '), 'prov', ...argv, '-n', this.name]);
  }

  kubectl(argv: readonly string[], input?: string): Said {
    return this.#server.kubectl([...argv, '-n', this.name], input);
  }

  /** Every object that lies in it, as `Kind/name`, sorted. */
  objects(): string[] {
    const lines = answered(this.kubectl(['get', this.#kinds, ...LISTED])).split('\n').filter((line) => line !== '');
    return lines.map((line) => line.trim().split(/\s+/).join('/')).sort();
  }

  /** What runs in it. */
  workloads(): KubernetesObject[] {
    return (JSON.parse(answered(this.kubectl(['get', 'deployments,statefulsets', '-o', 'json']))) as { items: KubernetesObject[] }).items;
  }
}

/** What a command said. @throws Error with its complaint when it failed */
export function answered({ code, out, err }: Said): string {
  if (code !== 0) throw new Error(err);
  return out;
}
