import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT, runAtRoot, toolPath, type Said } from '../parts/tool.ts';

export const CHART = join(ROOT, 'helm/provenance');
export const RELEASE = 'prov';
export const NAMESPACE = 'ci';
/** The oldest version of Kubernetes that the chart is for, and the newest that it is tried with. */
export const KUBERNETES = ['1.32.0', '1.37.0'] as const;

// What lies in a specification differs by kind and is checked against the schemas of Kubernetes, not by the compiler.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Specification = any;

/** An object of Kubernetes, as far as tests look into it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: Specification;
}

/** The value sets of helm/provenance/ci, without their ending. */
export const VALUE_SETS: readonly string[] = readdirSync(join(CHART, 'ci')).map((file) => file.replace(/\.yaml$/, '')).sort();

/** `helm template` with a value set and further options. */
export function helmTemplate(set: string, options: readonly string[] = [], helm = toolPath('helm')): Said {
  const values = ['--values', join(CHART, 'ci', `${set}.yaml`)];
  const kube = options.includes('--kube-version') ? [] : ['--kube-version', KUBERNETES[1]];
  const name = options.includes('--name-template') ? [] : [RELEASE];
  return runAtRoot(helm, ['template', ...name, CHART, '--namespace', NAMESPACE, ...kube, ...values, ...options]);
}

/** What a value set renders to. @throws Error with what Helm said */
export function rendered(set: string, options: readonly string[] = []): KubernetesObject[] {
  const { code, out, err } = helmTemplate(set, options);
  if (code !== 0) throw new Error(err);
  return parseAllDocuments(out).map((document) => document.toJS() as KubernetesObject).filter((object) => object !== null);
}

/** What Helm says after it has installed a value set. @throws Error with what Helm said instead */
export function notes(set: string, options: readonly string[] = []): string {
  const { code, out, err } = runAtRoot(toolPath('helm'), ['install', RELEASE, CHART, '--namespace', NAMESPACE, '--dry-run=client', '--values', join(CHART, 'ci', `${set}.yaml`), ...options]);
  if (code !== 0) throw new Error(err);
  return out.slice(out.indexOf('\nNOTES:\n'));
}

/** The one object of a kind whose component it is. */
export function objectOf(objects: readonly KubernetesObject[], kind: string, component: string): KubernetesObject {
  const found = objects.filter((object) => object.kind === kind && object.metadata.labels?.['app.kubernetes.io/component'] === component);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind} ${component}`);
  return found[0]!;
}

/** The specification of every pod: those of workloads, and pods by themselves. */
export function podsOf(objects: readonly KubernetesObject[]): { name: string; kind: string; spec: Specification }[] {
  return objects.flatMap(({ kind, metadata: { name }, spec }) => {
    if (kind === 'Pod') return [{ name, kind, spec: spec as Specification }];
    return spec?.template?.spec === undefined ? [] : [{ name, kind, spec: spec.template.spec as Specification }];
  });
}
