import { byText } from '../analysis/text-order.ts';
import { agentOf } from '../attribution/verdict.ts';
import type { Finding } from '../finding/finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import type { DecisionEvidence, Outcome, Reason } from './decision.ts';
import type { DecisionInput, RuleContext } from './decision-input.ts';
import { permalink } from './permalink.ts';

/** Pieces of evidence shown with a reason; the rest is counted. */
const EVIDENCE_CAP = 25;

/** A reason whose evidence stands in one order, whatever the order of the input, and is capped. */
export function reason(rule_id: string, outcome: Outcome, message: string, evidence: readonly DecisionEvidence[]): Reason {
  const ordered = [...evidence].sort(byPlace);
  return { rule_id, outcome, message, evidence: ordered.slice(0, EVIDENCE_CAP), evidence_total: evidence.length };
}

/** Where nothing smaller than the pull request can be pointed at. */
export function pullRequestEvidence({ analysis }: DecisionInput): DecisionEvidence {
  return { repo: analysis.repo, pr_number: analysis.pr_number, commit: analysis.head_sha };
}

/** A file as a whole. */
export function fileEvidence(input: DecisionInput, path: string): DecisionEvidence {
  return { ...pullRequestEvidence(input), file_path: path };
}

/** Each finding with its place and the agent that is answerable for it. */
export function findingEvidence({ input, index }: RuleContext, findings: readonly Finding[]): DecisionEvidence[] {
  return findings.map((finding) => ({
    ...place(input, finding.file_path, finding.start_line, finding.end_line),
    agent_id: index.attributionOf(finding).agent_id,
    rule_key: finding.rule_key,
    finding_id: finding.finding_id,
  }));
}

/** Lines as runs: neighbours of one file and one agent are one piece of evidence. */
export function lineEvidence(input: DecisionInput, lines: readonly AttributedLine[]): DecisionEvidence[] {
  const runs: { path: string; agent: string; from: number; to: number }[] = [];
  for (const line of [...lines].sort(byFileAndNumber)) {
    const last = runs.at(-1);
    const agent = claimedAgent(line);
    if (last?.path === line.file_path && last.agent === agent && line.line_number <= last.to + 1) {
      last.to = line.line_number;
    } else {
      runs.push({ path: line.file_path, agent, from: line.line_number, to: line.line_number });
    }
  }
  return runs.map(({ path, agent, from, to }) => ({ ...place(input, path, from, to), agent_id: agent }));
}

/** The agent of the line, or, where the verdict credits nobody, the one that the strongest evidence names. */
function claimedAgent({ verdict }: AttributedLine): string {
  return verdict.agent_id ?? verdict.evidence.find((one) => one.agent_id !== undefined)?.agent_id ?? agentOf(verdict);
}

function place(input: DecisionInput, path: string, from: number, to: number): DecisionEvidence {
  const { repo, head_sha: commit } = input.analysis;
  return {
    ...fileEvidence(input, path),
    start_line: from,
    end_line: to,
    permalink: permalink(input.repository_url, { repo, commit, path, from, to }),
  };
}

function byFileAndNumber(a: AttributedLine, b: AttributedLine): number {
  return (
    byText(a.file_path, b.file_path) || a.line_number - b.line_number || byText(claimedAgent(a), claimedAgent(b))
  );
}

const ORDER: readonly (keyof DecisionEvidence)[] = ['file_path', 'start_line', 'end_line', 'rule_key', 'finding_id', 'agent_id'];

function byPlace(a: DecisionEvidence, b: DecisionEvidence): number {
  for (const key of ORDER) {
    const left = a[key] ?? '';
    const right = b[key] ?? '';
    if (left !== right) {
      return left < right ? -1 : 1;
    }
  }
  return 0;
}
