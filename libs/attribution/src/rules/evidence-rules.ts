import type { EvidenceKind } from '@provenance/domain';

/** One way of reading evidence: what it is worth, and what it takes to speak. */
export interface EvidenceRule {
  kind: EvidenceKind;
  /** 0 for what is shown and never decides. */
  confidence: number;
  says: string;
}

/** Every rule by the id that evidence carries, strongest kind first. docs/attribution.md is made from this. */
export const EVIDENCE_RULES = {
  'ed25519-verified': rule('attestation', 1, 'the signature of the line holds under the key of its agent'),
  'ed25519-invalid': rule('attestation', 0, 'the signature does not hold: the claim is refuted, an alarm'),
  'ed25519-unknown-key': rule('attestation', 0, 'signed, by somebody whose key is not configured: caps the line at 0.4'),

  'agent-id-with-marker': rule('payload', 0.6, 'the payload names the agent of the line, and its marker names the same'),
  'agent-id': rule('payload', 0.5, 'the payload names the agent of the line'),
  marker: rule('payload', 0.45, 'the marker of the line names an agent'),

  'git-ai-session': rule('note', 0.85, 'git-ai note of the commit: the line is of a session'),
  'git-ai-prompt': rule('note', 0.85, 'git-ai note in its older form: the line is of a prompt'),
  'git-ai-human': rule('note', 0.85, 'git-ai note: a known person typed the line'),
  'git-ai-unresolved': rule('note', 0, 'git-ai note: the line has a key that no note explains; the line is unknown'),
  'whogitit-ai': rule('note', 0.85, 'whogitit note: AI wrote the line (times its own confidence)'),
  'whogitit-ai-modified': rule('note', 0.8, 'whogitit note: a person changed what AI wrote; mixed'),
  'whogitit-human': rule('note', 0.8, 'whogitit note: a person wrote the line'),
  'whogitit-unknown': rule('note', 0, 'whogitit note: it could not tell; the line is unknown'),
  'agent-blame': rule('note', 0.85, 'Agent Blame note: AI wrote the range (times its own confidence)'),

  'agent-trace-content': rule('trace', 0.7, 'Agent Trace: the hash of the range is found in the file'),
  'agent-trace-revision': rule('trace', 0.65, 'Agent Trace: the record is of the commit of the line'),
  'agent-trace-provisional': rule('trace', 0.35, 'Agent Trace: the record is of the state before the commit; lines may have moved'),

  'author-agent': rule('author', 0.6, 'the author of the commit is an agent or a bot'),
  'author-suffix': rule('author', 0.6, 'the name of the author ends as an agent signs in a person\'s name'),
  'author-identity': rule('author', 0.6, 'the author that the payload gives for the line is an agent or a bot'),
  'author-weak': rule('author', 0.3, 'the author has an address that people carry too'),

  'co-author': rule('trailer', 0.55, '`Co-authored-by:` and its like with the identity of an agent'),
  'session-trailer': rule('trailer', 0.55, 'a trailer with the session of an agent'),
  'agent-trailer': rule('trailer', 0.5, 'a trailer that only one agent writes'),
  'message-line': rule('trailer', 0.5, 'a line that an agent puts under its messages'),
  'agent-id-trailer': rule('trailer', 0.5, '`Agent-ID:` or `AI-assistant:`'),
  'assisted-by': rule('trailer', 0.5, '`Assisted-by: AGENT:MODEL`, `Generated-by:` and their like with the name of an agent'),
  'signed-off-by': rule('trailer', 0.5, '`Signed-off-by:` with the identity of an agent'),
  'entire-agent': rule('trailer', 0.5, '`Entire-Agent:` with the name of an agent'),
  'platform-trailer': rule('trailer', 0.45, 'a trailer of the platform that agents of several vendors run on'),
  'co-author-weak': rule('trailer', 0.3, 'a co-author with an address that people carry too'),
  'entire-checkpoint': rule('trailer', 0, '`Entire-Checkpoint:` links the session; says nothing of a line'),
  'entire-attribution': rule('trailer', 0, '`Entire-Attribution:` is a share of the commit; says nothing of a line'),

  'commit-author': rule('identity', 0.4, 'a person is the author of the commit, and nothing marks an agent'),
  'carrying-author': rule('identity', 0.4, 'automation that commits what others wrote is the author'),
  'unknown-app': rule('identity', 0, 'the author is an app that the catalogue does not know'),
  'committer-agent': rule('identity', 0, 'an agent committed what somebody else wrote: it may have rebased it'),

  'pull-request-author': rule('pull_request', 0.4, 'an agent opened the pull request'),
  'all-commits': rule('pull_request', 0.35, 'the commit of the line is not known, and all commits are of one author'),
  'agent-label': rule('pull_request', 0.35, 'a label names the agent: by the prefix, or by the map'),
  'pull-request-text': rule('pull_request', 0.3, 'a link or a line of an agent in the text of the pull request'),

  'branch-prefix': rule('branch', 0.2, 'the branch starts as an agent names its branches'),
} satisfies Record<string, EvidenceRule>;

export type RuleId = keyof typeof EVIDENCE_RULES;

function rule(kind: EvidenceKind, confidence: number, says: string): EvidenceRule {
  return { kind, confidence, says };
}
