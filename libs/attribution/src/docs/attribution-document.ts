import { CONTRIBUTORS, EVIDENCE_KINDS } from '@provenance/domain';
import type { AgentEntry } from '../catalogue/agent-entry.ts';
import { AGENTS } from '../catalogue/agents.ts';
import { EVIDENCE_RULES, type EvidenceRule } from '../rules/evidence-rules.ts';

const HEAD = `# Who wrote a line

Generated from the rules and the catalogue of \`libs/attribution\` by \`npm run docs\`; do not edit.

Every changed line gets a verdict: a contributor (${CONTRIBUTORS.map((one) => `\`${one}\``).join(', ')}), the agent,
its model and session where they are known, a confidence from 0 to 1, and **all** evidence that spoke, also what lost.
Unknown is neither AI nor human. The five numbers always sum up to the changed lines.

## How a verdict is made

1. Each line is read against the commit that \`git blame\` names for it, not against the pull request as a whole: lines
   of a person's commit in an agent's branch are human.
2. The strongest kind of evidence decides:
   ${EVIDENCE_KINDS.join(', ')}.
3. Within a kind the surest decides. Agents named with equal right halve the confidence, and all are kept.
4. A record of the line itself that says "unknown" is an answer: the commit does not turn it into AI or human.
5. Without a signature a verdict for a line has at most 0.9, one for a commit 0.6, one for a pull request 0.4.

A signature that does not hold refutes the claim: nobody is credited, and it is an alarm. A line without a signature, of
an agent whose key is known, has at most 0.2; one signed under a key that is not known at most 0.4.

**Never** an author: who reviewed, approved, tested or reported; a person whose name or mail domain is like an agent's;
an agent that is mentioned in prose. Dependency updates and formatters are \`automation\`.

**Never** kept: prompts, transcripts, paths of machines. Addresses of sessions are hashed, unless
\`PROVENANCE_KEEP_SESSION_URLS\` says otherwise.

Messages are read in whole and from the start of each line: a squash merge keeps trailers in its middle, where git does
not look for them. A trailer outside the last block (\`:body\` behind the rule) counts 0.05 less.

## What to send

| field of the payload | what it gives |
|---|---|
| \`changed_lines[].attribution.commit_sha\` | the commit of the line, for everything below |
| \`…commit_line\`, \`…commit_path\` | where the line stood in that commit; notes count lines there. Without them notes speak for lines of the head only |
| \`…agent_id\`, \`…provenance_marker\`, \`attestation_signature\` | what the submitter knows of the line |
| \`commits[]\` | messages, authors, committers, parents |
| \`notes[]\` | notes of git-ai, whogitit, Agent Blame (versions 1 and 2) or Agent Trace, as git stores them |
| \`traces[]\` | records of Agent Trace 0.1 |
| \`branch\` | the weakest evidence |

Evidence that cannot be read is named in the status of the enrich stage, which is then \`degraded\`.
`;

const OWN_AGENTS = `## Agents of your own

\`PROVENANCE_GITHUB_AGENT_MAP\` maps logins, mail addresses, branch prefixes (ending in \`/\`) and labels to agents:
\`{"acme-coder": "acme-agent", "bot@acme.example": "acme-agent", "machine/": "acme-agent"}\`.

\`PROVENANCE_AGENT_CATALOG_PATH\` names a file with whole entries. Everything in it is literal text, compared without
regard to case; what it claims goes before the bundled entries. The examples are read at the start: one that is read
wrongly stops it, and so does any other fault.

\`\`\`json
{
  "agents": [
    {
      "id": "acme-agent",
      "vendor": "Acme",
      "names": ["acme coder"],
      "addresses": ["agent@acme.example"],
      "apps": ["acme-agent"],
      "trailers": [{ "key": "Acme-Run", "startsWith": ["https://ci.acme.example/"], "session": true }],
      "lines": ["Made by the Acme agent"],
      "branches": ["acme-agent/"],
      "examples": {
        "is": ["author: Acme <agent@acme.example>", "line: Acme-Run: https://ci.acme.example/7"],
        "isNot": ["author: Maria <maria@acme.example>", "line: Acme-Run: tomorrow"]
      }
    }
  ]
}
\`\`\`
`;

/** docs/attribution.md: how verdicts are made, every rule with its confidence, every agent of the catalogue. */
export function attributionDocument(): string {
  return [HEAD, ruleTable(), OWN_AGENTS, agentTable('Agents', 'ai'), agentTable('Automation', 'automation')].join('\n');
}

function ruleTable(): string {
  const rows = (Object.entries(EVIDENCE_RULES) as [string, EvidenceRule][]).map(
    ([id, { kind, confidence, says }]) => `| ${kind} | ${id} | ${confidence} | ${says} |`,
  );
  return ['## Rules', '', 'Strongest kind first. With 0 a rule is shown and never decides.', '', '| kind | rule | confidence | what speaks |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function agentTable(title: string, kind: AgentEntry['kind']): string {
  const agents = AGENTS.filter((agent) => agent.kind === kind);
  const rows = agents.map((agent) => `| ${agent.id} | ${agent.vendor} | ${identities(agent)} | ${marks(agent)} | ${codes(agent.branches)} | ${codes(agent.reviewers)} |`);
  return [`## ${title}`, '', '| agent | vendor | identities | marks | branches | reviews as |', '|---|---|---|---|---|---|', ...rows, ''].join('\n');
}

function identities({ addresses = [], weakAddresses = [], apps = [], accounts = [], named = [], nameSuffix }: AgentEntry): string {
  const weak = weakAddresses.map((address) => `${code(address)} (weak)`);
  const suffix = nameSuffix === undefined ? [] : [code(`NAME${nameSuffix} <…>`)];
  const logins = [...apps.map((app) => `${app}[bot]`), ...accounts];
  return [codes([...addresses, ...named.map(({ name, address }) => `${name} <${address}>`), ...logins]), ...weak, ...suffix].filter((text) => text !== '').join(', ');
}

function marks({ trailers = [], lines = [], links = [] }: AgentEntry): string {
  return codes([...trailers.map(({ key, values }) => `${key}: ${values?.join(' or ') ?? '…'}`), ...lines, ...links.map((link) => `${link}…`)]);
}

function codes(texts: readonly string[] = []): string {
  return texts.map(code).join(', ');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
