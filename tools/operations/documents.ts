import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chartReadme } from './chart/readme.ts';
import { settingsFile } from './chart/settings.ts';
import { valuesSchema } from './chart/values-schema.ts';
import { DASHBOARDS } from './dashboards/dashboards.ts';
import { grafanaJson } from './dashboards/grafana.ts';

const CHART = 'helm/provenance';
const introduction = readFileSync(resolve(import.meta.dirname, 'chart/introduction.md'), 'utf8');
const read = (file: string): string => readFileSync(resolve(import.meta.dirname, '../..', CHART, file), 'utf8');

/** The files of the chart that are made from code, by their path. */
export const CHART_DOCUMENTS: Record<string, () => string> = {
  [`${CHART}/files/settings.json`]: settingsFile,
  [`${CHART}/values.schema.json`]: () => valuesSchema(read('values.schema.json'), read('values.yaml')),
  [`${CHART}/README.md`]: () => chartReadme(read('values.yaml'), introduction),
  ...Object.fromEntries(DASHBOARDS.map((dashboard) => [`${CHART}/files/dashboards/${dashboard.uid}.json`, () => grafanaJson(dashboard)])),
};
