import type { AnalysisRecord } from '../analysis/analysis.ts';
import { byText } from '../analysis/text-order.ts';
import { LineIndex } from '../attribution/line-index.ts';
import { agentOf } from '../attribution/verdict.ts';
import type { Outcome } from '../decision/decision.ts';
import type { Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { COUNTER } from './counter-names.ts';
import { Counters } from './counters.ts';
import type { CodeFact } from './fact.ts';

/** What the facts of one analysis are counted from. */
export interface CodeFactsInput {
  analysis: Pick<AnalysisRecord, 'repo' | 'analysis_id' | 'reanalysis'>;
  lines: readonly AttributedLine[];
  findings: readonly Finding[];
  outcome: Outcome;
  /** When the analysis completes, RFC 3339, UTC. */
  at: string;
}

/** One fact for each agent of the analysis, in the order of their names; at least one. */
export function codeFacts({ analysis, lines, findings, outcome, at }: CodeFactsInput): CodeFact[] {
  const agents = new Agents();
  for (const line of lines) {
    countLine(agents.of(agentOf(line.verdict)), line);
  }
  const index = new LineIndex(lines);
  for (const finding of findings.filter(({ status }) => status === 'open')) {
    agents.of(index.attributionOf(finding).agent_id).add(COUNTER.finding(finding.severity, finding.category));
  }
  countOutcome(agents, mainAgent(lines), outcome);
  const { reanalysis } = analysis;
  return agents.entries().map(([agent_id, counters]) => ({
    analysis_id: analysis.analysis_id,
    repo: analysis.repo,
    agent_id,
    at: reanalysis?.counted_at ?? at,
    counters: counters.toRecord(),
    ...(reanalysis !== undefined && { replaces: { first: reanalysis.first, version: Date.parse(reanalysis.again_at) } }),
  }));
}

/** The agent with most lines, the first by name among equals. */
export function mainAgent(lines: readonly Pick<AttributedLine, 'verdict'>[]): string {
  const sizes = new Map<string, number>();
  for (const { verdict } of lines) {
    sizes.set(agentOf(verdict), (sizes.get(agentOf(verdict)) ?? 0) + 1);
  }
  const [main] = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || byText(a, b));
  return main?.[0] ?? agentOf({ contributor: 'unknown' });
}

function countLine(counters: Counters, line: AttributedLine): void {
  counters.add(COUNTER.lines);
  counters.add(COUNTER.change(line.change_type));
  counters.add(COUNTER.contributor(line.verdict.contributor));
  counters.add(COUNTER.language(line.language ?? 'unknown'));
  counters.add(COUNTER.path(topFolder(line.file_path)));
  counters.add(COUNTER.file(line.file_path));
  counters.add(COUNTER.attested, Number(line.verdict.attestation === 'verified'));
  counters.add(COUNTER.attestationInvalid, Number(line.verdict.attestation === 'invalid'));
  if (line.complexity !== undefined) {
    counters.add(COUNTER.complexity(line.complexity));
  }
}

/** The first part of a path; of a file at the root its name. */
function topFolder(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

function countOutcome(agents: Agents, main: string, outcome: Outcome): void {
  agents.of(main).add(COUNTER.analyses);
  agents.of(main).add(COUNTER.decision(outcome));
  for (const [, counters] of agents.entries()) {
    counters.add(COUNTER.involved(outcome));
  }
}

class Agents {
  readonly #agents = new Map<string, Counters>();

  of(agent: string): Counters {
    const counters = this.#agents.get(agent) ?? new Counters();
    this.#agents.set(agent, counters);
    return counters;
  }

  entries(): [string, Counters][] {
    return [...this.#agents].sort(([a], [b]) => byText(a, b));
  }
}
