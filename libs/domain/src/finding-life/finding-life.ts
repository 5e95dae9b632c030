import type { Contributor } from '../attribution/verdict.ts';
import type { Confidence, FindingStatus, Severity } from '../finding/finding.ts';
import type { FindingEvent } from './finding-event.ts';
import type { Suppression } from './suppression.ts';

/** An analysis as lives of findings know it. Analyses of a pull request are in the order of `at`, of `again_at`, then of their ids. */
export interface Sighting {
  analysis_id: string;
  /** When it was submitted, RFC 3339, UTC. */
  at: string;
  /** When it was run again, RFC 3339; absent of the first run. Of the same moment of submission the later run is the newer. */
  again_at?: string;
  base_sha: string;
  head_sha: string;
}

/** One finding of one pull request, from the first time that it was seen. */
export interface FindingLife {
  repo: string;
  pr_number: string;
  fingerprint: string;
  file_path: string;
  start_line: number;
  end_line: number;
  rule_key: string;
  rule_version: string;
  category: string;
  severity: Severity;
  confidence: Confidence;
  message: string;
  cwe: string[];
  /** The agent, `human` or `unknown`. */
  agent_id: string;
  contributor: Contributor;
  status: FindingStatus;
  /** RFC 3339, UTC, as every time here. */
  detected_at: string;
  suppressed_at?: string;
  reopened_at?: string;
  remediated_at?: string;
  /** What holds it back while it is `suppressed`. */
  suppression?: Suppression;
  /** The analysis that covered its file without it. */
  remediation?: Sighting;
  first_seen: Sighting;
  last_seen: Sighting;
  /** The path that it had before its file was renamed. */
  moved_from?: string;
  /** The fingerprint under which it goes on; such a life has ended and is in no list. */
  moved_to?: string;
  /** What the figures know it by, where that is not its fingerprint: its file was renamed, or an earlier life of that name goes on elsewhere. */
  life_id?: string;
  line_digest?: string;
  content_fingerprint?: string;
  file_digest?: string;
  /** What happened, the oldest first; of a long life the first and the last of it. */
  history: FindingEvent[];
  /** How much happened. */
  history_total: number;
}

/** Events of one life that are kept. */
export const HISTORY_CAP = 50;

/** The life with an event: the first stays, the oldest of the others go. */
export function withEvent(life: FindingLife, event: FindingEvent): FindingLife {
  const all = [...life.history, event];
  const history = all.length <= HISTORY_CAP ? all : [...all.slice(0, 1), ...all.slice(all.length - HISTORY_CAP + 1)];
  return { ...life, history, history_total: life.history_total + 1 };
}

/** Whether `a` is an older analysis than `b`. */
export function isEarlier(a: Sighting, b: Sighting): boolean {
  const differences = [Date.parse(a.at) - Date.parse(b.at), runOf(a) - runOf(b)];
  const order = differences.find((difference) => difference !== 0) ?? 0;
  return order < 0 || (order === 0 && a.analysis_id < b.analysis_id);
}

function runOf({ again_at }: Sighting): number {
  return again_at === undefined ? 0 : Date.parse(again_at);
}

/** The members of an event that are the finding's. */
export function subjectOf(life: FindingLife): Omit<FindingEvent, 'event_id' | 'type' | 'at'> {
  const { repo, pr_number, fingerprint, life_id, rule_key, category, severity, file_path, agent_id, detected_at } = life;
  const known = life_id === undefined ? {} : { life_id };
  return { repo, pr_number, fingerprint, ...known, rule_key, category, severity, file_path, agent_id, detected_at };
}
