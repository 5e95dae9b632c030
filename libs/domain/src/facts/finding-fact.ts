import type { FindingStatus, Severity } from '../finding/finding.ts';
import { Counters } from './counters.ts';
import { durationBin } from './duration-bins.ts';

/**
 * What has become of one finding of a pull request. It counts at the moment of its first detection, so that a rate compares what became
 * of the findings of a window with the findings of the same window. A later version replaces an earlier one.
 */
export interface FindingFact {
  /** What the finding is known by over analyses. */
  fingerprint: string;
  repo: string;
  pr_number: string;
  /** The agent that answers for it. */
  agent_id: string;
  /** When it was first detected, RFC 3339, UTC. */
  at: string;
  /** When its status last changed, ms since the epoch: the later version stands. */
  version: number;
  /** The counters of FINDING_COUNTER. */
  counters: Record<string, number>;
}

/**
 * | counter | what it counts |
 * |---|---|
 * | tracked:<severity>:<category> | findings whose life is followed |
 * | suppressed:<severity>:<category> | of these, those that are suppressed now |
 * | remediated:<severity>:<category> | of these, those that are gone |
 * | remediation:<severity>:<bin>:<category> | 1 a remediated finding, by the bin of the time from detection to remedy |
 */
export const FINDING_COUNTER = {
  tracked: (severity: Severity, category: string) => `tracked:${severity}:${category}`,
  suppressed: (severity: Severity, category: string) => `suppressed:${severity}:${category}`,
  remediated: (severity: Severity, category: string) => `remediated:${severity}:${category}`,
  remediation: (severity: Severity, bin: number, category: string) => `remediation:${severity}:${bin}:${category}`,
} as const;

/** What a finding fact is made of. Times are RFC 3339. */
export interface FindingState {
  fingerprint: string;
  repo: string;
  pr_number: string;
  agent_id: string;
  severity: Severity;
  category: string;
  detected_at: string;
  status: FindingStatus;
  /** When the status last changed; that of a remediated finding is when it was gone. */
  changed_at: string;
}

/** The fact of a finding as it stands now. */
export function findingFact(state: FindingState): FindingFact {
  const { fingerprint, repo, pr_number, agent_id, severity, category, status } = state;
  const counters = new Counters();
  counters.add(FINDING_COUNTER.tracked(severity, category));
  counters.add(FINDING_COUNTER.suppressed(severity, category), Number(status === 'suppressed'));
  if (status === 'remediated') {
    const ms = Math.max(0, Date.parse(state.changed_at) - Date.parse(state.detected_at));
    counters.add(FINDING_COUNTER.remediated(severity, category));
    counters.add(FINDING_COUNTER.remediation(severity, durationBin(ms), category));
  }
  const version = Date.parse(state.changed_at);
  return { fingerprint, repo, pr_number, agent_id, at: state.detected_at, version, counters: counters.toRecord() };
}
