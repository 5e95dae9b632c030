import type { Evidence } from '@provenance/domain';
import { isAgentId } from '../catalogue/agent-id.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import type { MarkContext } from '../message/mark.ts';
import { messageLines } from '../message/message-lines.ts';
import { agentOfLine } from '../message/whole-line.ts';
import { sessionReference } from '../rules/session-reference.ts';
import { speak } from '../rules/speak.ts';

/** What is known of the pull request as a whole. Who reviewed it is no part of this: reviewing is not writing. */
export interface PullRequestFacts {
  branch?: string;
  /** Who opened it. GitHub's GraphQL leaves `[bot]` out of an app's login, so it is said apart. */
  author?: { login: string; app: boolean };
  labels?: readonly string[];
  /** Its text as its author wrote it. */
  body?: string;
}

/** What holds for a pull request holds for each of its lines that nothing closer speaks about. */
export function pullRequestReader(facts: PullRequestFacts, labelPrefix: string, context: MarkContext): EvidenceReader {
  const evidence = [...authorEvidence(facts, context), ...labelEvidence(facts, labelPrefix, context), ...textEvidence(facts, context), ...branchEvidence(facts, context)];
  return () => ({ evidence });
}

/** A person who opens a pull request may have had every line written: only agents say something here. */
function authorEvidence({ author }: PullRequestFacts, { catalogue }: MarkContext): Evidence[] {
  const agent = author === undefined ? undefined : catalogue.byLogin(author.login, author.app);
  if (author === undefined || agent === undefined || agent.carriesOthers === true) return [];
  return [speak({ rule: 'pull-request-author', source: 'pull request', contributor: agent.kind, agent_id: agent.id, raw: author.login })];
}

function labelEvidence({ labels }: PullRequestFacts, prefix: string, { catalogue }: MarkContext): Evidence[] {
  return (labels ?? []).flatMap((label) => {
    const prefixed = prefix !== '' && label.toLowerCase().startsWith(prefix.toLowerCase()) ? label.slice(prefix.length).trim() : undefined;
    const agent = catalogue.byLabel(label) ?? (prefixed === undefined ? undefined : (catalogue.byName(prefixed)?.id ?? prefixed));
    if (agent === undefined || !isAgentId(agent)) return [];
    return [speak({ rule: 'agent-label', source: 'label', contributor: catalogue.kindOf(agent), agent_id: agent, raw: label })];
  });
}

/** Lines and links that agents leave; each agent is heard once. */
function textEvidence({ body }: PullRequestFacts, { catalogue, keepSessionUrls }: MarkContext): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { text } of messageLines(body ?? '')) {
    const link = linkIn(text);
    const agent = (link === undefined ? undefined : catalogue.byLink(link)) ?? agentOfLine(text, catalogue);
    if (agent === undefined || found.has(agent.id)) continue;
    const session = link !== undefined && catalogue.byLink(link) === agent ? sessionReference(link, keepSessionUrls) : undefined;
    found.set(
      agent.id,
      speak({ rule: 'pull-request-text', source: 'pull request', contributor: agent.kind, agent_id: agent.id, session_id: session, raw: session ?? text }),
    );
  }
  return [...found.values()];
}

function linkIn(text: string): string | undefined {
  const start = text.indexOf('https://');
  return start === -1 ? undefined : text.slice(start).split(/[\s)>\]"']/, 1)[0];
}

function branchEvidence({ branch }: PullRequestFacts, { catalogue }: MarkContext): Evidence[] {
  const agent = branch === undefined ? undefined : catalogue.byBranch(branch);
  return agent === undefined ? [] : [speak({ rule: 'branch-prefix', source: 'branch', contributor: agent.kind, agent_id: agent.id, raw: branch })];
}
