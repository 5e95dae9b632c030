import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');

export type ToolName =
  | 'helm'
  | 'helm3'
  | 'kubernetes-schemas'
  | 'hadolint'
  | 'zizmor'
  | 'nginx'
  | 'kubeconform'
  | 'kube-score'
  | 'actionlint'
  | 'promtool'
  | 'docker-compose'
  | 'prometheus'
  | 'collector'
  | 'kubectl'
  | 'kube-apiserver-oldest'
  | 'kube-apiserver-newest'
  | 'operator-kinds'
  | 'etcd';

/** What a program said, and how it ended. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Where a tool lies; it is fetched the first time. @throws Error when it cannot be had on this machine */
export function toolPath(name: ToolName): string {
  const script = join(ROOT, 'tools/operations/parts/tools.mjs');
  return execFileSync(process.execPath, [script, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** Runs a program at the root of the repository, without a shell; `env` comes on top of this process's. @throws Error when it cannot be started */
export function runAtRoot(program: string, argv: readonly string[], env: Record<string, string> = {}): Said {
  return run(program, argv, { cwd: ROOT, env });
}

/** The same in another folder. */
export function run(program: string, argv: readonly string[], { cwd, env = {} }: { cwd: string; env?: Record<string, string> }): Said {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
  if (error !== undefined) throw error;
  return { code: status ?? -1, out: stdout, err: stderr };
}
