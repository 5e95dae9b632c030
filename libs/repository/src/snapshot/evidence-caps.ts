import type { SubmittedCommit, SubmittedEvidence } from '@provenance/domain';
import type { Commit } from '../change/commits.ts';
import type { Shortcoming } from '../change/shortcoming.ts';
import { withoutTranscripts } from '../evidence/transcripts.ts';

export interface EvidenceCaps {
  commits: number;
  notes: number;
  traces: number;
  /** Bytes of all notes and traces together. */
  evidenceBytes: number;
}

/** Characters of a message; of a longer one the beginning and the end are kept, where the trailers are. */
const MESSAGE = 65_536;
const CUT = '\n[...]\n';

/** Characters of an identity. */
const IDENTITY = 512;

interface Found {
  commits: readonly Commit[];
  notes: readonly { commit: string; content: string }[];
  traces: readonly Record<string, unknown>[];
}

/** The evidence as far as the caps allow, without what people said to agents, and what was left out. */
export function withinCaps({ commits, notes, traces }: Found, caps: EvidenceCaps): { kept: SubmittedEvidence; shortcomings: Shortcoming[] } {
  const budget = { bytes: caps.evidenceBytes };
  const bare = notes.map(({ commit, content }) => ({ commit, content: withoutTranscripts(content) }));
  const kept = {
    commits: commits.slice(0, caps.commits).map(submitted),
    notes: affordable(bare, caps.notes, budget, ({ content }) => content.length),
    traces: affordable(traces, caps.traces, budget, (trace) => JSON.stringify(trace).length),
  };
  const shortcomings = (['commits', 'notes', 'traces'] as const).flatMap((kind): Shortcoming[] => {
    const lost = { commits, notes, traces }[kind].length - kept[kind].length;
    return lost === 0 ? [] : [{ code: 'evidence_left_out', message: `${lost} ${kind} were not taken along: there are more than one submission may hold` }];
  });
  return { kept, shortcomings };
}

function affordable<T>(all: readonly T[], most: number, budget: { bytes: number }, sizeOf: (one: T) => number): T[] {
  return all.slice(0, most).filter((one) => {
    const size = sizeOf(one);
    if (size > budget.bytes) return false;
    budget.bytes -= size;
    return true;
  });
}

function submitted({ sha, parents, message, author, committer }: Commit): SubmittedCommit {
  const half = (MESSAGE - CUT.length) / 2;
  const text = message.length <= MESSAGE ? message : `${message.slice(0, Math.floor(half))}${CUT}${message.slice(-Math.floor(half))}`;
  const identity = (name: string): string => name.slice(0, IDENTITY).toWellFormed();
  return { sha, parents, message: text.toWellFormed(), author: identity(author), committer: identity(committer) };
}
