import { byText } from '../analysis/text-order.ts';
import type { Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { agentOf, type Contributor, type Verdict } from './verdict.ts';

/** Who is answerable for a finding: the author of the changed line that it meets. */
export interface FindingAttribution {
  /** The agent, `human` or `unknown`. */
  agent_id: string;
  contributor: Contributor;
  confidence: number;
  /** The changed line that this was read from; absent when the finding meets none. */
  line_number?: number;
}

const NOBODY: FindingAttribution = { agent_id: agentOf({ contributor: 'unknown' }), contributor: 'unknown', confidence: 0 };

/** The changed lines of an analysis by place. */
export class LineIndex {
  readonly #files = new Map<string, AttributedLine[]>();

  constructor(lines: readonly AttributedLine[]) {
    for (const line of lines) {
      const file = this.#files.get(line.file_path);
      if (file === undefined) {
        this.#files.set(line.file_path, [line]);
      } else {
        file.push(line);
      }
    }
    for (const file of this.#files.values()) {
      file.sort(byPlace);
    }
  }

  /**
   * The author of the first changed line that the finding covers; else of the first on its taint trace;
   * else of the deletion beside it. So each finding is counted under exactly one agent.
   */
  attributionOf(finding: Finding): FindingAttribution {
    const lines = this.#files.get(finding.file_path) ?? [];
    const line =
      firstWithin(lines, finding.start_line, finding.end_line) ??
      (finding.trace ?? [])
        .map((step) => firstWithin(lines, step.start_line, step.end_line))
        .find((found) => found !== undefined) ??
      firstWithin(lines, finding.start_line - 1, finding.end_line + 1);
    return line === undefined ? NOBODY : attributionIn(line);
  }
}

/** Of lines in one place the one that stands comes first; what the verdict says settles the rest. */
function byPlace(a: AttributedLine, b: AttributedLine): number {
  const deleted = Number(a.change_type === 'deleted') - Number(b.change_type === 'deleted');
  return a.line_number - b.line_number || deleted || byVerdict(a.verdict, b.verdict);
}

function byVerdict(a: Verdict, b: Verdict): number {
  return byText(agentOf(a), agentOf(b)) || byText(a.contributor, b.contributor) || a.confidence - b.confidence;
}

function attributionIn({ verdict, line_number }: AttributedLine): FindingAttribution {
  return { agent_id: agentOf(verdict), contributor: verdict.contributor, confidence: verdict.confidence, line_number };
}

/** The lines are in the order of their numbers, so the place of `from` is found by halving. */
function firstWithin(lines: readonly AttributedLine[], from: number, to: number): AttributedLine | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.line_number ?? 0) < from) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const line = lines[low];
  return line !== undefined && line.line_number <= to ? line : undefined;
}
