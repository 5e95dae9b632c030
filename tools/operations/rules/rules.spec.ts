import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { METRICS } from '@provenance/service';
import { parse } from 'yaml';
import { rendered } from '../chart/chart.ts';
import { allRules, dashboardQueries, DASHBOARDS, filesIn, metricsIn, recordedIn, RULE_TESTS, RUNBOOKS } from './rule-files.ts';

const rules = allRules();
const alerts = rules.filter(({ alert }) => alert !== undefined);
const names = [...new Set(alerts.map(({ alert }) => alert!))];
const recorded = new Set(rules.flatMap(({ record }) => record ?? []));

/** The names under which the catalogue's metrics are exported. */
const exported = new Set(
  Object.entries(METRICS).flatMap(([name, { kind }]) => (kind === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name])),
);
// The rules and dashboards may use labels, so each expression is looked at as a whole.
const expressions = [...rules.map(({ alert, record, expr }) => ({ where: alert ?? record!, expr })), ...dashboardQueries()];

it('uses no metric that the services do not export', () => {
  const unknown = expressions.flatMap(({ where, expr }) => metricsIn(expr).filter((name) => !exported.has(name)).map((name) => `${where}: ${name}`));
  expect(unknown).toEqual([]);
  expect(expressions.length).toBeGreaterThan(80);
});

it('uses no recorded series that no rule records', () => {
  const unknown = expressions.flatMap(({ where, expr }) => recordedIn(expr).filter((name) => !recorded.has(name)).map((name) => `${where}: ${name}`));
  expect(unknown).toEqual([]);
});

it('uses no label that the metric does not have', () => {
  const always = ['namespace', 'instance', 'job', 'le'];
  const faults = expressions.flatMap(({ where, expr }) =>
    [...expr.matchAll(/\b(provenance_[a-z0-9_]+)\{([^}]*)\}/g)].flatMap(([, name, matchers]) => {
      const of = METRICS[name!.replace(/_(bucket|count|sum)$/, '') as keyof typeof METRICS] ?? METRICS[name as keyof typeof METRICS];
      const allowed: readonly string[] = [...always, ...of.labels];
      const used = [...matchers!.matchAll(/([a-z_]+)\s*(?:=~|!=|!~|=)/g)].map(([, label]) => label!);
      return used.filter((label) => !allowed.includes(label)).map((label) => `${where}: ${name} has no ${label}`);
    }),
  );
  expect(faults).toEqual([]);
});

it('asks KEDA for what is exported', () => {
  const triggers = rendered('keda').flatMap(({ kind, spec }) => (kind === 'ScaledObject' ? spec.triggers : [])) as { metadata: { query?: string } }[];
  const queries = triggers.flatMap(({ metadata }) => metadata.query ?? []);
  expect(queries).toHaveLength(3);
  expect(queries.flatMap(metricsIn).filter((name) => !exported.has(name))).toEqual([]);
});

it('shows every metric of the catalogue on a dashboard or in a rule', () => {
  const used = new Set(expressions.flatMap(({ expr }) => metricsIn(expr)));
  const unseen = Object.keys(METRICS).filter((name) => !['', '_bucket', '_count', '_sum'].some((end) => used.has(name + end)));
  expect(unseen).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const of = alerts.filter(({ alert }) => alert === name);

  it('says how urgent it is, what it means and where to read on', () => {
    for (const { labels, annotations } of of) {
      expect(['page', 'ticket']).toContain(labels?.['severity']);
      expect(annotations).toEqual({ summary: expect.stringMatching(/\S/), description: expect.stringMatching(/\S/), runbook_url: `docs/operations/runbooks/${name}.md` });
    }
  });

  it('has a runbook that says what it means, how to see it and what to do', () => {
    const page = join(RUNBOOKS, `${name}.md`);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(new RegExp(`^# ${name}\n`));
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(expect.arrayContaining(['What it means', 'How to see it', 'What to do']));
  });

  it('has a case in which it fires and one in which it is quiet', () => {
    const cases = filesIn(RULE_TESTS, '.yml').flatMap((file) => {
      const { tests } = parse(readFileSync(file, 'utf8')) as { tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[] };
      return tests.flatMap(({ alert_rule_test: all }) => all.filter(({ alertname }) => alertname === name));
    });
    expect(cases.some(({ exp_alerts: expected }) => expected.length > 0)).toBe(true);
    expect(cases.some(({ exp_alerts: expected }) => expected.length === 0)).toBe(true);
  });
});

it('has no runbook of an alert that is gone', () => {
  const pages = filesIn(RUNBOOKS, '.md').map((page) => basename(page, '.md')).filter((page) => page !== 'README');
  expect(pages.sort()).toEqual([...names].sort());
});

it('has a dashboard a stage and an overview, each panel with what it means', () => {
  const files = filesIn(DASHBOARDS, '.json');
  expect(files.map((file) => basename(file, '.json'))).toEqual(['analyse', 'decide', 'detect', 'enrich', 'ingest', 'overview']);
  const uids = new Set<string>();
  for (const file of files) {
    const { uid, panels } = JSON.parse(readFileSync(file, 'utf8')) as { uid: string; panels: { type: string; title: string; description?: string; id: number }[] };
    uids.add(uid);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(panels.filter(({ type, description }) => type !== 'row' && !description)).toEqual([]);
  }
  expect(uids.size).toBe(files.length);
});
