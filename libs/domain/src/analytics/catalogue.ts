import { FAMILIES, type Family } from './counter-family.ts';
import { familiesOf, groupsOf, isNumber, presenceOf, slicesOf, type GroupName, type Metric, type MetricKind, type SliceName } from './metric.ts';
import { isSlice } from './points.ts';
import { METRICS } from './registry.ts';

/** A metric as the catalogue shows it. */
export interface CatalogueEntry {
  name: string;
  kind: MetricKind;
  unit: string;
  description: string;
  group_by: GroupName[];
  filters: SliceName[];
}

/** Dimensions that can be filtered by; agent and repository always can. */
export const FILTERS: readonly SliceName[] = ['category', 'severity'];

export function filtersOf(metric: Metric): SliceName[] {
  return slicesOf(metric).filter((slice) => FILTERS.includes(slice));
}

/** The whole registry for readers. */
export function catalogue(): CatalogueEntry[] {
  return METRICS.map((metric) => {
    const { name, kind, unit, description } = metric;
    return { name, kind, unit, description, group_by: groupsOf(metric), filters: filtersOf(metric) };
  });
}

/** The families that any of these needs in this grouping, each once. */
export function familiesFor(metrics: readonly Metric[], group: GroupName): Family[] {
  const needed = new Set(metrics.flatMap((metric) => familiesNeeded(metric, group)));
  return FAMILIES.filter((family) => needed.has(family));
}

function familiesNeeded(metric: Metric, group: GroupName): readonly Family[] {
  if (isSlice(group)) return familiesOf(metric, [group]);
  return isNumber(metric) ? presenceOf(metric) : metric.families;
}
