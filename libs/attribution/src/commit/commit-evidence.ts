import { judge, type Evidence, type SubmittedCommit } from '@provenance/domain';
import { authorMark } from '../identity/author-mark.ts';
import { parseIdentity, type Identity } from '../identity/identity.ts';
import { versionIn } from '../co-author/co-author.ts';
import type { MarkContext } from '../message/mark.ts';
import { readMessage } from '../message/read-message.ts';
import { speak, type Found } from '../rules/speak.ts';

/** More distinct marks than this a message has only to make the results large. */
const MOST_EVIDENCE = 10;

type FoundInCommit = Omit<Found, 'source' | 'commit'>;

/** All that a commit says of who wrote its lines. */
export function commitEvidence(commit: SubmittedCommit, context: MarkContext): Evidence[] {
  const author = parseIdentity(commit.author ?? '');
  const found = [
    ...authorMarks(author, commit.author, context),
    ...committerMarks(commit, context),
    ...(ignoresMessages(author, context) ? [] : readMessage(commit.message, context)),
  ];
  const evidence = completed(found).map((one) => speak({ ...one, source: commit.sha, commit: commit.sha }));
  // The judge's order is the order of strength.
  return judge(evidence, 'none').evidence.slice(0, MOST_EVIDENCE);
}

/** An agent as author wrote it; a person did, as long as nothing in the message says otherwise. */
function authorMarks(author: Identity, raw: string | undefined, { catalogue }: MarkContext): FoundInCommit[] {
  if (author.name === '' && author.address === '') return [];
  const suffix = catalogue.bySuffix(author);
  if (suffix !== undefined) return [{ rule: 'author-suffix', contributor: suffix.kind, agent_id: suffix.id, raw }];
  const match = catalogue.byIdentity(author);
  const mark = authorMark(author, match, 'author-agent', raw);
  return [match === undefined ? mark : { ...mark, agent_version: versionIn(author, match.agent) }];
}

/** An agent that commits what a person wrote has rebased or applied it: shown, and never decisive. */
function committerMarks({ author, committer }: SubmittedCommit, { catalogue }: MarkContext): FoundInCommit[] {
  const match = committer === undefined || committer === author ? undefined : catalogue.byIdentity(parseIdentity(committer));
  if (match === undefined || match.agent.kind !== 'ai' || match.agent === catalogue.byIdentity(parseIdentity(author ?? ''))?.agent) return [];
  return [{ rule: 'committer-agent', contributor: 'unknown', agent_id: match.agent.id, raw: committer }];
}

/** Updates of dependencies quote release notes, with other people's agents in them. */
function ignoresMessages(author: Identity, { catalogue }: MarkContext): boolean {
  const agent = catalogue.byIdentity(author)?.agent;
  return agent?.kind === 'automation' && agent.carriesOthers !== true;
}

/** One trailer names the agent, another its session: where there is only one of each, they belong together. */
function completed(found: readonly FoundInCommit[]): FoundInCommit[] {
  const agents = new Set(found.flatMap(({ agent_id, contributor }) => (agent_id === undefined || contributor === 'unknown' ? [] : [agent_id.toLowerCase()])));
  return found.map((one) => {
    if (one.contributor !== 'ai' || one.agent_id === undefined) return one;
    const own = found.filter(({ agent_id }) => agent_id?.toLowerCase() === one.agent_id?.toLowerCase() || (agent_id === undefined && agents.size === 1));
    return {
      ...one,
      session_id: one.session_id ?? only(own.map(({ session_id }) => session_id)),
      agent_version: one.agent_version ?? only(own.map(({ agent_version }) => agent_version)),
    };
  });
}

function only(texts: readonly (string | undefined)[]): string | undefined {
  const known = new Set(texts.filter((text) => text !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}
