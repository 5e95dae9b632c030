import { byText, type Evidence } from '@provenance/domain';
import { agentBlameRanges } from '../agent-blame/agent-blame-note.ts';
import { parseTraceRecord, type TraceRecord } from '../agent-trace/trace-record.ts';
import { positionOf } from '../commit/line-position.ts';
import { ShaMap } from '../commit/sha-map.ts';
import type { EvidenceFault } from '../evidence-fault.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import { gitAiRanges, parseGitAiNote, type GitAiNote } from '../git-ai/git-ai-note.ts';
import type { AgentRecord } from '../git-ai/log-metadata.ts';
import { isObject, parseJson } from '../json/json-shape.ts';
import { LineTable } from '../line-table/line-table.ts';
import type { MarkContext } from '../message/mark.ts';
import { speak } from '../rules/speak.ts';
import { whogititRanges } from '../whogitit/whogitit-note.ts';
import type { NoteRanges } from './note-author.ts';

/** A note of a commit. Its format shows in its text, whatever the ref it came from. */
export interface CommitNote {
  commit: string;
  content: string;
}

/** Notes that were read: for lines, records of Agent Trace that notes held, and what could not be read. */
export interface ReadNotes {
  read: EvidenceReader;
  traces: readonly TraceRecord[];
  faults: readonly EvidenceFault[];
}

interface ParsedNote {
  commit: string;
  source: 'refs/notes/ai' | 'refs/notes/whogitit' | 'refs/notes/agentblame';
  /** Made when the first line of the commit is asked about: a repository has notes of many more commits than a change. */
  ranges: () => NoteRanges;
}

/**
 * Reads notes for the lines of their commits.
 * @param head id of the head commit: lines of it stand in its notes where they say
 */
export function readNotes(notes: readonly CommitNote[], head: string | undefined, context: MarkContext): ReadNotes {
  const { logs, others, traces, faults } = sorted(notes, context);
  const prompts = allPrompts(logs.map(({ note }) => note));
  const parsed: ParsedNote[] = [
    ...logs.map(({ commit, note }) => ({ commit, source: 'refs/notes/ai' as const, ranges: () => gitAiRanges(note, prompts, context) })),
    ...others,
  ];
  const byCommit = new ShaMap([...Map.groupBy(parsed, ({ commit }) => commit.toLowerCase())].map(([sha, same]) => [sha, once(() => same.map(evidenceTable))] as const));
  const read: EvidenceReader = (line) => {
    const position = positionOf(line, head);
    const tables = position === undefined ? undefined : byCommit.get(position.commit)?.();
    if (position === undefined || tables === undefined) return { evidence: [] };
    return { evidence: tables.map((table) => table.at(position.path, position.line)).filter((one) => one !== undefined) };
  };
  return { read, traces, faults };
}

/** The same value at every call, made at the first. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** One piece of evidence a range: all of its lines share it. */
function evidenceTable({ commit, source, ranges }: ParsedNote): LineTable<Evidence> {
  const spoken = new Map<NoteRanges[number]['value'], Evidence>();
  return new LineTable(
    ranges().map(({ path, from, to, value }) => {
      const evidence = spoken.get(value) ?? speak({ ...value, source, commit });
      spoken.set(value, evidence);
      return { path, from, to, value: evidence };
    }),
  );
}

/** Notes by their format. */
function sorted(notes: readonly CommitNote[], context: MarkContext) {
  const logs: { commit: string; note: GitAiNote }[] = [];
  const others: ParsedNote[] = [];
  const traces: TraceRecord[] = [];
  const faults: EvidenceFault[] = [];
  for (const { commit, content } of notes) {
    const note = content.trimStart().startsWith('{') ? undefined : parseGitAiNote(content);
    const json = note === undefined ? jsonNote(commit, content, context) : undefined;
    if (note !== undefined) logs.push({ commit, note });
    else if (json === undefined) faults.push({ what: 'note', where: commit, reason: 'is in no format that is known, or is cut' });
    else if ('ranges' in json && 'source' in json) others.push(json);
    else traces.push(json);
  }
  return { logs, others, traces, faults };
}

function jsonNote(commit: string, content: string, context: MarkContext): ParsedNote | TraceRecord | undefined {
  const value = parseJson(content);
  if (!isObject(value)) return undefined;
  const blame = agentBlameRanges(value, context);
  if (blame !== undefined) return { commit, source: 'refs/notes/agentblame', ranges: () => blame };
  const record = parseTraceRecord(value);
  if (record !== undefined) return { ...record, revision: commit };
  const whogitit = whogititRanges(value, context);
  return whogitit === undefined ? undefined : { commit, source: 'refs/notes/whogitit', ranges: () => whogitit };
}

/** A prompt has one key in every note; should two notes tell different things of it, the order must not decide. */
function allPrompts(notes: readonly GitAiNote[]): Map<string, AgentRecord> {
  const prompts = new Map<string, AgentRecord>();
  for (const [key, record] of notes.flatMap(({ metadata }) => [...metadata.prompts])) {
    const standing = prompts.get(key);
    if (standing === undefined || byText(JSON.stringify(record), JSON.stringify(standing)) > 0) prompts.set(key, record);
  }
  return prompts;
}
