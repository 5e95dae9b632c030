import { HUMAN_AGENT, UNKNOWN_AGENT, type ChangedLine, type ClaimedAttribution, type Evidence } from '@provenance/domain';
import { findAgent, isApp, kindOf } from '../catalogue/find-agent.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import { capped } from './raw-text.ts';
import { markerMatches, readMarker, type Marker } from './marker.ts';

/** How far a claim is believed that nothing but the submitter's word stands behind. */
const CONFIDENCE = { claimed: 0.5, claimed_and_marked: 0.6, marked: 0.45, identity: 0.4 } as const;

/** Words that clients send for "no agent". */
const NOBODY = new Set([UNKNOWN_AGENT, 'none', 'null', 'n/a']);

/** Reads what the payload itself says about a line: its agent id, its marker, its author. */
export const readClaims: EvidenceReader = (line) => ({ evidence: claimsOf(line) });

/** The agent that the payload names for the line; undefined when it names none. */
export function claimedAgentId(attribution: ClaimedAttribution | undefined): string | undefined {
  const id = attribution?.agent_id?.trim() ?? '';
  return id === '' || id.toLowerCase() === HUMAN_AGENT || NOBODY.has(id.toLowerCase()) ? undefined : id;
}

function claimsOf({ attribution, author_identity }: ChangedLine): Evidence[] {
  const marker = attribution?.provenance_marker === undefined ? undefined : readMarker(attribution.provenance_marker);
  return [
    agentClaim(attribution, marker),
    humanClaim(attribution),
    markerClaim(attribution, marker),
    authorClaim(author_identity),
  ].filter((evidence) => evidence !== undefined);
}

function agentClaim(attribution: ClaimedAttribution | undefined, marker: Marker | undefined): Evidence | undefined {
  const agent = claimedAgentId(attribution);
  if (attribution === undefined || agent === undefined) {
    return undefined;
  }
  const marked = marker !== undefined && markerMatches(marker, agent);
  return {
    ...claim(attribution, marked ? 'agent-id-with-marker' : 'agent-id', attribution.provenance_marker ?? agent),
    contributor: kindOf(agent),
    agent_id: agent,
    ...(attribution.agent_version === undefined ? {} : { agent_version: attribution.agent_version }),
    ...(attribution.agent_session_id === undefined ? {} : { session_id: attribution.agent_session_id }),
    confidence: marked ? CONFIDENCE.claimed_and_marked : CONFIDENCE.claimed,
  };
}

function humanClaim(attribution: ClaimedAttribution | undefined): Evidence | undefined {
  return attribution?.agent_id?.trim().toLowerCase() === HUMAN_AGENT
    ? { ...claim(attribution, 'agent-id', attribution.agent_id), contributor: 'human', confidence: CONFIDENCE.claimed }
    : undefined;
}

/** A marker that bears out the agent id has been counted there; one that names another agent is kept as a conflict. */
function markerClaim(attribution: ClaimedAttribution | undefined, marker: Marker | undefined): Evidence | undefined {
  const agent = claimedAgentId(attribution);
  if (attribution === undefined || marker?.agent_id === undefined || (agent !== undefined && markerMatches(marker, agent))) {
    return undefined;
  }
  return {
    ...claim(attribution, 'marker', attribution.provenance_marker ?? ''),
    contributor: kindOf(marker.agent_id),
    agent_id: marker.agent_id,
    confidence: CONFIDENCE.marked,
  };
}

/** An identity of the catalogue is its agent; any other app is nobody known; everybody else is a person. */
function authorClaim(identity: string | undefined): Evidence | undefined {
  if (identity === undefined || identity.trim() === '') {
    return undefined;
  }
  const known = findAgent(identity);
  const evidence = { ...claim(undefined, 'author-identity', identity), confidence: known?.confidence ?? CONFIDENCE.identity };
  if (known !== undefined) {
    return { ...evidence, contributor: known.kind, agent_id: known.id };
  }
  return { ...evidence, contributor: isApp(identity) ? 'unknown' : 'human' };
}

function claim(attribution: ClaimedAttribution | undefined, rule_id: string, raw: string): Pick<Evidence, 'kind' | 'source' | 'rule_id' | 'raw' | 'commit'> {
  const commit = attribution?.commit_sha;
  return { kind: 'payload', source: 'payload', rule_id, raw: capped(raw), ...(commit === undefined ? {} : { commit }) };
}
