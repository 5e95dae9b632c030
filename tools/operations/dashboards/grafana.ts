import type { Dashboard, Panel } from './panel.ts';

const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const WIDTH = { stat: 6, timeseries: 12, heatmap: 12 } as const;
const HEIGHT = { stat: 4, timeseries: 8, heatmap: 8 } as const;
const COLUMNS = 24;

/** The JSON that Grafana reads, laid out row by row. The same dashboard is the same text. */
export function grafanaJson(dashboard: Dashboard): string {
  const { uid, title, about, rows } = dashboard;
  return `${JSON.stringify(
    {
      uid: `provenance-${uid}`,
      title: `Provenance / ${title}`,
      description: about,
      tags: ['provenance'],
      schemaVersion: 39,
      version: 1,
      editable: true,
      graphTooltip: 1,
      refresh: '30s',
      time: { from: 'now-6h', to: 'now' },
      links: [{ type: 'dashboards', tags: ['provenance'], title: 'Provenance', asDropdown: true, keepTime: true, includeVars: true }],
      templating: { list: [DATASOURCE_VARIABLE, NAMESPACE_VARIABLE] },
      panels: layOut(rows),
    },
    null,
    2,
  )}\n`;
}

const DATASOURCE_VARIABLE = { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Prometheus' };

/** All namespaces by default, which is also right where there are none. */
const NAMESPACE_VARIABLE = {
  name: 'namespace',
  type: 'query',
  label: 'Namespace',
  datasource: DATASOURCE,
  query: { query: 'label_values(provenance_build_info, namespace)', refId: 'namespace' },
  refresh: 2,
  includeAll: true,
  allValue: '.*',
  multi: true,
  current: { text: 'All', value: '$__all' },
};

function layOut(rows: Dashboard['rows']): object[] {
  let id = 0;
  let y = 0;
  const laid: object[] = [];
  for (const { title, panels } of rows) {
    laid.push({ id: (id += 1), type: 'row', title, collapsed: false, gridPos: { x: 0, y, w: COLUMNS, h: 1 }, panels: [] });
    y += 1;
    let x = 0;
    let tallest = 0;
    for (const panel of panels) {
      const w = WIDTH[panel.kind];
      if (x + w > COLUMNS) {
        x = 0;
        y += tallest;
        tallest = 0;
      }
      laid.push(panelJson(panel, (id += 1), { x, y, w, h: HEIGHT[panel.kind] }));
      x += w;
      tallest = Math.max(tallest, HEIGHT[panel.kind]);
    }
    y += tallest;
  }
  return laid;
}

function panelJson(panel: Panel, id: number, gridPos: object): object {
  const { title, about, kind, unit, queries, bad, stacked = false } = panel;
  const steps = [{ color: 'green', value: null }, ...(bad === undefined ? [] : [{ color: 'red', value: bad }])];
  const custom = { fillOpacity: stacked ? 60 : 10, showPoints: 'never', stacking: { mode: stacked ? 'normal' : 'none' }, thresholdsStyle: { mode: bad === undefined ? 'off' : 'dashed' } };
  return {
    id,
    type: kind,
    title,
    description: about,
    datasource: DATASOURCE,
    gridPos,
    fieldConfig: {
      defaults: { unit, min: 0, thresholds: { mode: 'absolute', steps }, ...(kind === 'timeseries' && { custom }) },
      overrides: [],
    },
    options: optionsOf(kind, bad),
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
      ...(kind === 'heatmap' && { format: 'heatmap' }),
    })),
  };
}

function optionsOf(kind: Panel['kind'], bad: number | undefined): object {
  switch (kind) {
    case 'stat':
      return { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: bad === undefined ? 'none' : 'background', graphMode: 'area' };
    case 'timeseries':
      return { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } };
    case 'heatmap':
      return { calculate: false, yAxis: { unit: 's' }, color: { mode: 'scheme', scheme: 'Oranges' } };
  }
}
