import type { Mark, MarkReader } from '../message/mark.ts';

/** 12 hex digits, or a ULID. */
const CHECKPOINT = /^(?:[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})$/;
const SHARE = /^\d{1,3}(?:\.\d{1,10})?%(?: agent \(\d{1,9}\/\d{1,9} lines\))?$/;

/**
 * Trailers of the Entire command line. A checkpoint links the session, and the attribution is a share of the whole
 * commit by a heuristic: neither says who wrote a line.
 */
export const readEntire: MarkReader = ({ trailer, text }, { catalogue }): Mark | undefined => {
  if (trailer === undefined) return undefined;
  switch (trailer.key) {
    case 'entire-checkpoint':
      return CHECKPOINT.test(trailer.value) ? { rule: 'entire-checkpoint', contributor: 'unknown', session_id: trailer.value, raw: text } : undefined;
    case 'entire-attribution':
      return SHARE.test(trailer.value) ? { rule: 'entire-attribution', contributor: 'unknown', raw: text } : undefined;
    case 'entire-agent': {
      const agent = catalogue.byName(trailer.value);
      return agent === undefined ? undefined : { rule: 'entire-agent', contributor: agent.kind, agent_id: agent.id, raw: text };
    }
    default:
      return undefined;
  }
};
