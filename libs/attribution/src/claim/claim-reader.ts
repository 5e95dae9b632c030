import { HUMAN_AGENT, type ChangedLine, type ClaimedAttribution, type Evidence } from '@provenance/domain';
import { isAgentId } from '../catalogue/agent-id.ts';
import { authorMark } from '../identity/author-mark.ts';
import { parseIdentity } from '../identity/identity.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import type { MarkContext } from '../message/mark.ts';
import { speak, type Found } from '../rules/speak.ts';
import { markerMatches, readMarker, type Marker } from './marker.ts';

/** Reads what the payload itself says about a line: its agent id, its marker, its author. */
export function claimReader(context: MarkContext): EvidenceReader {
  return (line) => ({ evidence: claimsOf(line, context) });
}

/** The agent that the payload names for the line; undefined when it names none. */
export function claimedAgentId(attribution: ClaimedAttribution | undefined): string | undefined {
  const id = attribution?.agent_id?.trim() ?? '';
  return isAgentId(id) ? id : undefined;
}

function claimsOf({ attribution, author_identity }: ChangedLine, context: MarkContext): Evidence[] {
  const marker = attribution?.provenance_marker === undefined ? undefined : readMarker(attribution.provenance_marker, context);
  return [
    agentClaim(attribution, marker, context),
    humanClaim(attribution),
    markerClaim(attribution, marker, context),
    authorClaim(author_identity, context),
  ]
    .filter((found) => found !== undefined)
    .map((found) => speak({ ...found, source: 'payload', commit: attribution?.commit_sha }));
}

type Claim = Omit<Found, 'source' | 'commit'>;

function agentClaim(attribution: ClaimedAttribution | undefined, marker: Marker | undefined, { catalogue }: MarkContext): Claim | undefined {
  const agent = claimedAgentId(attribution);
  if (attribution === undefined || agent === undefined) {
    return undefined;
  }
  const marked = marker !== undefined && markerMatches(marker, agent);
  return {
    rule: marked ? 'agent-id-with-marker' : 'agent-id',
    contributor: catalogue.kindOf(agent),
    agent_id: agent,
    agent_version: attribution.agent_version,
    session_id: attribution.agent_session_id,
    raw: attribution.provenance_marker ?? agent,
  };
}

function humanClaim(attribution: ClaimedAttribution | undefined): Claim | undefined {
  return attribution?.agent_id?.trim().toLowerCase() === HUMAN_AGENT ? { rule: 'agent-id', contributor: 'human', raw: attribution.agent_id } : undefined;
}

/** A marker that bears out the agent id has been counted there; one that names another agent is kept as a conflict. */
function markerClaim(attribution: ClaimedAttribution | undefined, marker: Marker | undefined, { catalogue }: MarkContext): Claim | undefined {
  const agent = claimedAgentId(attribution);
  if (attribution === undefined || marker?.agent_id === undefined || (agent !== undefined && markerMatches(marker, agent))) {
    return undefined;
  }
  return { rule: 'marker', contributor: catalogue.kindOf(marker.agent_id), agent_id: marker.agent_id, raw: attribution.provenance_marker };
}

function authorClaim(author: string | undefined, { catalogue }: MarkContext): Claim | undefined {
  if (author === undefined || author.trim() === '') {
    return undefined;
  }
  const identity = parseIdentity(author);
  const match = catalogue.byIdentity(identity) ?? loginMatch(author.trim(), catalogue);
  return authorMark(identity, match, 'author-identity', author);
}

/** Payloads name authors by their login, too. */
function loginMatch(text: string, catalogue: MarkContext['catalogue']) {
  const agent = /\s/.test(text) ? undefined : catalogue.byLogin(text, false);
  return agent === undefined ? undefined : { agent, weak: false };
}
