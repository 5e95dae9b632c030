import type { FindingAttribution } from '../attribution/line-index.ts';
import type { DetectionResult, FileCoverage, Finding } from '../finding/finding.ts';
import type { FindingEvent } from './finding-event.ts';
import { isEarlier, type FindingLife, type Sighting } from './finding-life.ts';
import { suppressionsFor } from './apply-suppressions.ts';
import type { Suppression } from './suppression.ts';
import { detected, missed, moved, settled } from './transitions.ts';

/** What one analysis shows of the findings of its pull request. */
export interface Observation {
  seen: Sighting;
  /** When it is written down, RFC 3339, UTC. */
  at: string;
  detection: Pick<DetectionResult, 'findings' | 'coverage'>;
  attributionOf: (finding: Finding) => Pick<FindingAttribution, 'agent_id' | 'contributor'>;
  byFingerprint: ReadonlyMap<string, readonly Suppression[]>;
  formers: ReadonlyMap<string, string>;
}

/** The lives of a pull request as they are kept, and the newest analysis that was written down. */
export interface PullRequestLives {
  lives: ReadonlyMap<string, FindingLife>;
  latest?: Sighting;
}

/** What an observation changes. */
export interface ObservedLives {
  /** The lives that are others than before. */
  changed: FindingLife[];
  latest: Sighting;
}

/**
 * The lives of a pull request after an analysis. An analysis that a newer one has overtaken changes nothing: what it saw
 * is no longer there to be judged. The same analysis again changes nothing either.
 */
export function observe(before: PullRequestLives, observation: Observation): ObservedLives {
  const { seen } = observation;
  if (before.latest !== undefined && isEarlier(seen, before.latest)) return { changed: [], latest: before.latest };
  const lives = new Map(before.lives);
  follow(lives, observation);
  for (const finding of observation.detection.findings) {
    const life = detected(lives.get(finding.fingerprint), finding, seen, observation.attributionOf(finding));
    lives.set(finding.fingerprint, settled(life, suppressionsFor(finding, observation), observation.at, seen));
  }
  const covered = coveredWithout(observation.detection);
  for (const life of lives.values()) {
    if (covered(life)) lives.set(life.fingerprint, missed(life, seen, observation.at));
  }
  return { changed: [...lives.values()].filter((life) => life !== before.lives.get(life.fingerprint)), latest: seen };
}

/** Lives whose files have another name now go on under their new fingerprints. */
function follow(lives: Map<string, FindingLife>, { detection, formers }: Observation): void {
  for (const finding of detection.findings) {
    const life = lives.get(formers.get(finding.fingerprint) ?? '');
    if (life === undefined || life.moved_to !== undefined || isCurrent(lives.get(finding.fingerprint))) continue;
    const { from, to } = moved(life, finding);
    lives.set(from.fingerprint, from);
    lives.set(to.fingerprint, to);
  }
}

function isCurrent(life: FindingLife | undefined): boolean {
  return life !== undefined && life.moved_to === undefined;
}

/**
 * Whether an analysis proves that a finding is gone: its file was looked at as a whole, and the finding is neither among
 * the findings nor among the matches that the change left alone.
 */
export function coveredWithout({ findings, coverage }: Pick<DetectionResult, 'findings' | 'coverage'>): (life: FindingLife) => boolean {
  const covered = new Set(coveredPaths(coverage));
  const present = new Set([...findings.map(({ fingerprint }) => fingerprint), ...coverage.flatMap(({ left_alone }) => left_alone ?? [])]);
  return ({ file_path, fingerprint }) => covered.has(file_path) && !present.has(fingerprint);
}

/** The files that were looked at as a whole; a path of which anybody doubts that is not among them. */
export function coveredPaths(coverage: readonly FileCoverage[]): string[] {
  const doubted = new Set(coverage.filter(({ status }) => status !== 'covered').map(({ path }) => path));
  return [...new Set(coverage.map(({ path }) => path))].filter((path) => !doubted.has(path));
}

/**
 * The events of these lives that an analysis or a suppression made; a repeat gives the same. What ran out before an
 * analysis came is among its events: nobody else tells of it.
 */
export function eventsOf(lives: readonly FindingLife[], made: { analysis_id?: string; suppression_id?: string }): FindingEvent[] {
  return lives.filter(isCurrent).flatMap((life) => life.history.filter((event) => isBy(event, life, made)));
}

function isBy(event: FindingEvent, life: FindingLife, { analysis_id, suppression_id }: { analysis_id?: string; suppression_id?: string }): boolean {
  if (analysis_id === undefined) return event.suppression_id === suppression_id;
  return event.analysis_id === analysis_id || (event.cause === 'expired' && [life.last_seen, life.remediation].some((seen) => seen?.analysis_id === analysis_id));
}
