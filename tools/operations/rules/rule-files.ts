import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../parts/tool.ts';

export interface Rule {
  alert?: string;
  record?: string;
  expr: string;
  for?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export const RULES = join(ROOT, 'helm/provenance/files/rules');
export const RULE_TESTS = join(ROOT, 'deploy/prometheus/tests');
export const DASHBOARDS = join(ROOT, 'helm/provenance/files/dashboards');
export const RUNBOOKS = join(ROOT, 'docs/operations/runbooks');

export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));
}

/** Every rule of every file. */
export function allRules(): Rule[] {
  return filesIn(RULES, '.yml').flatMap((file) => {
    const { groups } = parse(readFileSync(file, 'utf8')) as { groups: { rules: Rule[] }[] };
    return groups.flatMap(({ rules }) => rules);
  });
}

/** Names of recorded series that an expression uses. */
export function recordedIn(expr: string): string[] {
  return [...expr.matchAll(/\b[a-z_]+:provenance_[a-z0-9_]+:[a-z0-9_]+/g)].map(([name]) => name);
}

/** Names of metrics of the services that an expression uses, as they are exported: with _bucket, _count or _sum. */
export function metricsIn(expr: string): string[] {
  const bare = recordedIn(expr).reduce((text, name) => text.replaceAll(name, ''), expr);
  return [...bare.matchAll(/\bprovenance_[a-z0-9_]+/g)].map(([name]) => name);
}

/** Every expression of every dashboard, with the panel that asks it. */
export function dashboardQueries(): { where: string; expr: string }[] {
  return filesIn(DASHBOARDS, '.json').flatMap((file) => {
    const { title, panels } = JSON.parse(readFileSync(file, 'utf8')) as { title: string; panels: { title: string; targets?: { expr: string }[] }[] };
    return panels.flatMap((panel) => (panel.targets ?? []).map(({ expr }) => ({ where: `${title}, ${panel.title}`, expr })));
  });
}
