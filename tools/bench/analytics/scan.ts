import { durationMs, figureOf, metricNamed, Tally } from '@provenance/domain';
import type { AnalysisStore } from '@provenance/store';
import type { History } from './history.ts';

/** How long risk_rate by agent takes as the service that is replaced made it, ms: every analysis, its lines and its findings. */
export async function scanMs({ stores: { analyses }, ids }: History): Promise<number> {
  const from = Date.now() - (durationMs('30d') ?? 0);
  const agents = new Map<string, Tally>();
  const started = performance.now();
  for (const id of ids) {
    const record = await analyses.get(id);
    if (record?.status === 'completed' && Date.parse(record.updated_at) >= from) await scan(analyses, id, agents);
  }
  for (const tally of agents.values()) figureOf(metricNamed('risk_rate')!, tally);
  return performance.now() - started;
}

async function scan(analyses: AnalysisStore, id: string, agents: Map<string, Tally>): Promise<void> {
  const [lines = [], detection] = await Promise.all([analyses.lines(id), analyses.detection(id)]);
  const byPlace = new Map(lines.map((line) => [`${line.file_path}:${line.line_number}`, line.verdict.agent_id ?? 'human']));
  for (const agent of byPlace.values()) agents.set(agent, (agents.get(agent) ?? new Tally()).add([['lines', 1]]));
  for (const { file_path, start_line, severity, category } of detection?.findings ?? []) {
    agents.get(byPlace.get(`${file_path}:${start_line}`) ?? '')?.add([[`finding:${severity}:${category}`, 1]]);
  }
}
