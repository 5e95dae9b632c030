import { byText, type ChangedLine, type Evidence, type SubmittedCommit } from '@provenance/domain';
import { positionOf } from '../commit/line-position.ts';
import { ShaMap } from '../commit/sha-map.ts';
import type { EvidenceFault } from '../evidence-fault.ts';
import type { EvidenceReader } from '../evidence-reader.ts';
import { LineTable, type FileRange } from '../line-table/line-table.ts';
import type { MarkContext } from '../message/mark.ts';
import { agentOfTool } from '../note/note-author.ts';
import type { RuleId } from '../rules/evidence-rules.ts';
import { modelName } from '../rules/model-name.ts';
import { sessionReference } from '../rules/session-reference.ts';
import { speak } from '../rules/speak.ts';
import { ContentAnchor, type FileLines } from './content-anchor.ts';
import type { TraceRange, TraceRecord } from './trace-record.ts';

/** What the records are laid on. */
export interface TraceSurroundings {
  head: string | undefined;
  base: string | undefined;
  commits: readonly SubmittedCommit[];
  /** The lines of a file at the head. Asked once for each file that a record with a content hash names. */
  linesOf: (path: string) => FileLines | undefined;
}

/** One range of one record. */
interface PlacedRange extends TraceRange {
  record: TraceRecord;
}

/**
 * Reads records of Agent Trace for lines. A range whose content is found in the file is where it is found; else it is
 * where it says, in the commit that the record names; else, where the record names the commit's parent, it was there
 * before the commit was made, which is worth little.
 */
export class TraceReader {
  readonly #byRevision: ShaMap<LineTable<PlacedRange>>;
  readonly #hashed: ReadonlyMap<string, PlacedRange[]>;
  readonly #anchored = new Map<string, LineTable<PlacedRange>>();
  readonly #parents: ShaMap<readonly string[]>;
  readonly #anchor = new ContentAnchor();
  readonly #around: TraceSurroundings;
  readonly #context: MarkContext;
  readonly #spoken = new Map<PlacedRange, Map<RuleId, Evidence>>();

  constructor(records: readonly TraceRecord[], around: TraceSurroundings, context: MarkContext) {
    this.#around = around;
    this.#context = context;
    const ranges = inOrder(records).flatMap((record) => record.ranges.map((range): PlacedRange => ({ ...range, record })));
    const withRevision = Map.groupBy(ranges.filter(({ record }) => record.revision !== undefined), ({ record }) => record.revision ?? '');
    this.#byRevision = new ShaMap([...withRevision].map(([revision, list]) => [revision, table(list)] as const));
    this.#hashed = Map.groupBy(ranges.filter(({ contentHash }) => contentHash !== undefined), ({ path }) => path);
    this.#parents = new ShaMap(parentsBySha(around.commits));
  }

  readonly read: EvidenceReader = (line) => ({ evidence: line.change_type === 'deleted' ? [] : this.#evidence(line) });

  /** What cost too much to find again. */
  faults(): EvidenceFault[] {
    return this.#anchor.exhausted ? [{ what: 'trace', where: 'content hashes', reason: 'cost too much to find in the files: the rest was not looked for' }] : [];
  }

  #evidence(line: ChangedLine): Evidence[] {
    const anchored = this.#anchoredIn(line.file_path)?.at(line.file_path, line.line_number);
    if (anchored !== undefined) return [this.#speak('agent-trace-content', anchored)];
    const position = positionOf(line, this.#around.head);
    if (position === undefined) return [];
    const exact = this.#byRevision.get(position.commit)?.at(position.path, position.line);
    if (exact !== undefined) return [this.#speak('agent-trace-revision', exact)];
    const before = this.#parentsOf(position.commit).map((parent) => this.#byRevision.get(parent)?.at(position.path, position.line));
    // The hook writes 1-1 where it does not know the place.
    return before.filter((one) => one !== undefined && one.to > 1).map((one) => this.#speak('agent-trace-provisional', one!));
  }

  /** The parents of a commit; where nobody told them, the base of the change is all that can be one for certain. */
  #parentsOf(commit: string): readonly string[] {
    const told = this.#parents.get(commit);
    if (told !== undefined) return told;
    return this.#around.base === undefined || this.#around.commits.length > 1 ? [] : [this.#around.base];
  }

  #anchoredIn(path: string): LineTable<PlacedRange> | undefined {
    const hashed = this.#hashed.get(path);
    if (hashed === undefined) return undefined;
    const standing = this.#anchored.get(path);
    if (standing !== undefined) return standing;
    const lines = this.#around.linesOf(path) ?? [];
    const found = hashed.flatMap((range) => {
      const length = range.to - range.from + 1;
      const from = this.#anchor.find(lines, range.contentHash ?? '', range.from, length);
      return from === undefined ? [] : [{ path, from, to: from + length - 1, value: range }];
    });
    const anchored = new LineTable<PlacedRange>(found);
    this.#anchored.set(path, anchored);
    return anchored;
  }

  /** One piece of evidence a range and way of finding it: all of its lines share it. */
  #speak(rule: RuleId, range: PlacedRange): Evidence {
    const spoken = this.#spoken.get(range) ?? new Map<RuleId, Evidence>();
    const evidence = spoken.get(rule) ?? this.#word(rule, range);
    this.#spoken.set(range, spoken.set(rule, evidence));
    return evidence;
  }

  #word(rule: RuleId, { record, path, from, to, contributor, model, session }: PlacedRange): Evidence {
    const byAgent = contributor === 'ai' || contributor === 'mixed';
    return speak({
      rule,
      source: `agent-trace ${record.id}`.trim().slice(0, 100),
      commit: record.revision,
      contributor,
      certainty: contributor === 'unknown' ? 0 : 1,
      ...(byAgent
        ? {
            agent_id: agentOfTool(record.tool, this.#context.catalogue),
            agent_version: modelName(model),
            session_id: sessionReference(session ?? '', this.#context.keepSessionUrls),
          }
        : {}),
      raw: `${path} ${from}-${to}`,
    });
  }
}

/** Parents of the commits that tell them; a commit that was handed in twice has those of both. */
function parentsBySha(commits: readonly SubmittedCommit[]): [sha: string, parents: string[]][] {
  const telling = commits.filter(({ parents }) => parents !== undefined);
  return [...Map.groupBy(telling, ({ sha }) => sha.toLowerCase())].map(([sha, same]) => [
    sha,
    [...new Set(same.flatMap(({ parents = [] }) => parents))].sort(byText),
  ]);
}

/** By the time they were recorded, so that of overlapping ranges the latest counts, however the records were handed in. */
function inOrder(records: readonly TraceRecord[]): TraceRecord[] {
  return [...records].sort((a, b) => byText(a.timestamp, b.timestamp) || byText(a.id, b.id) || byText(JSON.stringify(a), JSON.stringify(b)));
}

function table(ranges: readonly PlacedRange[]): LineTable<PlacedRange> {
  return new LineTable(ranges.map((range): FileRange<PlacedRange> => ({ path: range.path, from: range.from, to: range.to, value: range })));
}
