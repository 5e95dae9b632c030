import type { Contributor, Evidence } from '@provenance/domain';
import { EVIDENCE_RULES, type RuleId } from './evidence-rules.ts';
import { capped } from './raw-text.ts';

/** What a reader found, before its rule says how strong that is. */
export interface Found {
  rule: RuleId;
  source: string;
  contributor: Contributor;
  raw?: string | undefined;
  commit?: string | undefined;
  agent_id?: string | undefined;
  agent_version?: string | undefined;
  session_id?: string | undefined;
  /** The producer's own confidence, 0 to 1: the rule's is multiplied by it. */
  certainty?: number | undefined;
  /** Where the rule was read from a place that is less telling than usual; part of the rule's id. */
  place?: 'body' | undefined;
}

/** A trailer that is not in the last block may be quoted from another commit. */
const IN_BODY = 0.05;

/** Evidence as a rule words it: kind and confidence come from the rule, texts are capped, absent members are left out. */
export function speak({ rule, source, contributor, certainty = 1, place, raw, ...who }: Found): Evidence {
  const { kind, confidence } = EVIDENCE_RULES[rule];
  const worth = Math.max(0, confidence * certainty - (place === 'body' ? IN_BODY : 0));
  return {
    kind,
    source,
    rule_id: place === undefined ? rule : `${rule}:${place}`,
    ...(raw === undefined ? {} : { raw: capped(raw) }),
    ...capTexts(who),
    contributor,
    confidence: Math.round(worth * 1000) / 1000,
  };
}

function capTexts(who: Pick<Found, 'commit' | 'agent_id' | 'agent_version' | 'session_id'>): Partial<Evidence> {
  const kept: Partial<Evidence> = {};
  for (const key of ['commit', 'agent_id', 'agent_version', 'session_id'] as const) {
    const text = who[key];
    if (text !== undefined && text !== '') kept[key] = capped(text);
  }
  return kept;
}
