import { judge, lineComplexity, type AttributedLine, type ChangedLine, type SubmittedEvidence, type Verdict } from '@provenance/domain';
import type { FileLines } from './agent-trace/content-anchor.ts';
import { parseTraceRecord, type TraceRecord } from './agent-trace/trace-record.ts';
import { TraceReader } from './agent-trace/trace-reader.ts';
import type { AgentKeys } from './attestation/agent-keys.ts';
import { attestationReader } from './attestation/attestation-reader.ts';
import { AgentCatalogue } from './catalogue/catalogue.ts';
import { claimReader } from './claim/claim-reader.ts';
import { commitReader } from './commit/commit-reader.ts';
import type { EvidenceFault } from './evidence-fault.ts';
import type { EvidenceReader } from './evidence-reader.ts';
import { readNotes } from './note/note-reader.ts';
import { pullRequestReader, type PullRequestFacts } from './pull-request/pull-request-reader.ts';

/** What an operator can set. */
export interface AttributionSettings {
  catalogue: AgentCatalogue;
  keys: AgentKeys;
  /** Start of pull request labels that name an agent behind it; empty for none. */
  labelPrefix: string;
  /** Addresses of sessions are kept as they are; otherwise a hash stands for them. */
  keepSessionUrls: boolean;
}

export const DEFAULT_ATTRIBUTION: AttributionSettings = {
  catalogue: new AgentCatalogue(),
  keys: new Map(),
  labelPrefix: 'agent:',
  keepSessionUrls: false,
};

/** All that is known of a change beside its lines, from a payload, from GitHub or from a repository on the disk. */
export interface ChangeEvidence extends Partial<SubmittedEvidence> {
  base_sha?: string;
  head_sha?: string;
  pullRequest?: PullRequestFacts;
  /** The lines of a file at the head, from index 0, to find recorded ranges again; asked only for files with such ranges. */
  linesOf?: (path: string) => FileLines | undefined;
}

/**
 * Says who wrote changed lines. The evidence is read once, when it is made; after that every line is judged alone, and
 * nothing is kept of it, so that any number of lines can pass. Lines of one commit or range share their evidence.
 */
export class Attributor {
  readonly #readers: readonly EvidenceReader[];
  readonly #faults: readonly EvidenceFault[];
  readonly #traces: TraceReader;

  constructor(evidence: ChangeEvidence, settings: AttributionSettings = DEFAULT_ATTRIBUTION) {
    const { commits = [], notes = [], traces = [], pullRequest = {}, head_sha: head, base_sha: base, linesOf = () => undefined } = evidence;
    const { catalogue } = settings;
    const ofNotes = readNotes(notes, head, settings);
    const ofTraces = readTraces(traces);
    this.#traces = new TraceReader([...ofTraces.records, ...ofNotes.traces], { head, base, commits, linesOf }, settings);
    this.#faults = [...ofNotes.faults, ...ofTraces.faults];
    this.#readers = [
      attestationReader(settings.keys, catalogue),
      claimReader(settings),
      ofNotes.read,
      this.#traces.read,
      commitReader(commits, settings),
      pullRequestReader(pullRequest, settings.labelPrefix, settings),
    ];
  }

  /** The verdict over all the evidence for a line. */
  verdict(line: ChangedLine): Verdict {
    const readings = this.#readers.map((read) => read(line));
    const attestation = readings.find((reading) => reading.attestation !== undefined)?.attestation;
    return judge(readings.flatMap((reading) => reading.evidence), attestation ?? 'none');
  }

  /** The line with its verdict; its content stays behind, its complexity is kept. */
  attribute(line: ChangedLine): AttributedLine {
    const complexity = line.content === undefined ? undefined : lineComplexity(line.content, line.language);
    return { ...withoutContents(line), verdict: this.verdict(line), ...(complexity === undefined ? {} : { complexity }) };
  }

  /** The evidence that could not be used so far. Ask again after the last line. */
  faults(): EvidenceFault[] {
    return [...this.#faults, ...this.#traces.faults()];
  }
}

function readTraces(traces: readonly unknown[]): { records: TraceRecord[]; faults: EvidenceFault[] } {
  const records: TraceRecord[] = [];
  const faults: EvidenceFault[] = [];
  for (const [index, trace] of traces.entries()) {
    const record = parseTraceRecord(trace);
    if (record === undefined) faults.push({ what: 'trace', where: `record ${index + 1}`, reason: 'is no record of Agent Trace 0.1' });
    else records.push(record);
  }
  return { records, faults };
}

function withoutContents(line: ChangedLine): Omit<AttributedLine, 'verdict'> {
  const kept = { ...line };
  delete kept.content;
  delete kept.attribution;
  delete kept.attestation_signature;
  return kept;
}
