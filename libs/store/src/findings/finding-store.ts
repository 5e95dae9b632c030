import {
  applySuppressions,
  coveredPaths,
  coveredWithout,
  eventsOf,
  formerFingerprints,
  carriedSuppression,
  isExpired,
  lifeAt,
  missed,
  newSuppression,
  observe,
  reaches,
  settled,
  suppressionsFor,
  type ByHand,
  type DetectionResult,
  type Finding,
  type FindingAttribution,
  type FindingEvent,
  type FindingLife,
  type Sighting,
  type Suppression,
  type SuppressionComment,
  type SuppressionRequest,
  type SuppressionTarget,
} from '@provenance/domain';
import type { FindingRecords, LoadedLives, PullRequestName } from './finding-records.ts';
import { listFindings, type FindingFilter, type FindingPage, type FindingPageRequest } from './finding-list.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import type { SuppressionTimes } from './suppression-use.ts';
import { DIMENSION, indexEntry, isNamedBy, lifeNamed, type IndexedLife } from './index-entry.ts';

/** An analysis as its findings are judged and written down. */
export interface AnalysedFindings extends PullRequestName {
  seen: Sighting;
  detection: Pick<DetectionResult, 'findings' | 'coverage' | 'suppression_comments'>;
  /** RFC 3339, UTC. */
  at: string;
}

/** Times that a save is tried again because another one came in between. */
const ATTEMPTS = 20;
/** Lives of one path, or under one fingerprint, that one call looks at. */
const MOST_NAMED = 2_000;

/**
 * The lives of findings. Its own injection token. Every method may run twice. Every method throws ProvenanceError
 * `store_unavailable` when Redis is away and `store_full` when it is full.
 */
export class FindingStore {
  readonly #records: FindingRecords;
  readonly #retention: Retention;

  constructor(records: FindingRecords, retention: Retention = DEFAULT_RETENTION) {
    this.#records = records;
    this.#retention = retention;
  }

  /** The findings of an analysis with their status at that moment. Nothing is written. */
  async judge(analysed: AnalysedFindings, honourComments: boolean): Promise<Finding[]> {
    const { findings, suppression_comments = [] } = analysed.detection;
    if (findings.length === 0) return [];
    const formers = formersOf(analysed, await this.#records.load(analysed));
    const byFingerprint = await this.#suppressionsOf(analysed, findings, formers);
    const honoured: SuppressionComment[] = honourComments ? suppression_comments : [];
    return applySuppressions(findings, { byFingerprint, formers, at: analysed.at, honoured });
  }

  /**
   * Writes down what an analysis shows: findings open, are suppressed, are remediated.
   * @returns every event that this analysis made, also in an earlier run
   */
  async observe(analysed: AnalysedFindings, attributionOf: (finding: Finding) => FindingAttribution): Promise<FindingEvent[]> {
    const { detection, seen, at } = analysed;
    const changed = await this.#change(analysed, async (before) => {
      const formers = formersOf(analysed, before);
      await this.#carry(analysed, formers);
      // Named before the suppressions are read: whoever suppresses after that finds the name, or makes this run again.
      const fresh = detection.findings.filter(({ fingerprint }) => before.lives.get(fingerprint)?.moved_to !== undefined || !before.lives.has(fingerprint));
      await this.#records.index(fresh.map((finding) => indexEntry(standIn(finding, attributionOf(finding)))));
      const byFingerprint = await this.#suppressionsOf(analysed, detection.findings, formers);
      const after = observe(before, { seen, at, detection, attributionOf, byFingerprint, formers });
      return { ...after, dropped: this.#outdated(before, after.changed, at) };
    });
    return eventsOf(changed, { analysis_id: seen.analysis_id });
  }

  /**
   * Remediates what an analysis of the default branch no longer shows, in whichever pull request it was found.
   * @param counts whether what was found in a pull request had come to the default branch
   */
  async observeDefaultBranch(analysed: AnalysedFindings, counts: (name: PullRequestName) => Promise<boolean>): Promise<FindingEvent[]> {
    const { detection, seen, at, repo } = analysed;
    const isGone = coveredWithout(detection);
    const events: FindingEvent[] = [];
    for (const path of coveredPaths(detection.coverage)) {
      for (const name of await this.#pullsIn(DIMENSION.path(repo, path))) {
        if (name.pr_number === analysed.pr_number || !(await counts(name))) continue;
        const changed = await this.#change(name, async ({ lives }) => ({
          changed: [...lives.values()].filter(isGone).flatMap((life) => differs(life, missed(life, seen, at))),
        }));
        events.push(...eventsOf(changed, { analysis_id: seen.analysis_id }));
      }
    }
    return events;
  }

  /**
   * Keeps a suppression and applies it to the lives that it reaches. The same request again, while the first holds,
   * changes nothing and answers the same.
   * @returns undefined when no finding with this fingerprint is known where it should hold
   */
  async suppress(request: SuppressionRequest, at: string): Promise<{ suppression: Suppression; events: FindingEvent[] } | undefined> {
    const known = (await this.livesOf(request.fingerprint, at)).filter((life) => reaches(request, life));
    if (known.length === 0) return undefined;
    const standing = await this.#standing(request, at);
    const line_digests = known.flatMap(({ line_digest }) => line_digest ?? []);
    const asked = newSuppression(request, { created_at: at, line_digests });
    const suppression = standing !== undefined && isSame(standing, asked, at) ? standing : newSuppression(request, { created_at: at, line_digests, ...(standing && { replaces: standing.suppression_id }) });
    await this.#records.saveSuppression(suppression, this.#times(at));
    const changed = await this.#settle(request.fingerprint, request, at);
    const events = eventsOf(changed, { suppression_id: suppression.suppression_id }).filter(({ type }) => type === 'finding_suppressed');
    return { suppression, events: [...events, ...changed.flatMap(ranOut)] };
  }

  /**
   * Takes a suppression back; the findings are open again. A repeat changes nothing.
   * @returns undefined when no finding with this fingerprint is known
   */
  async unsuppress(fingerprint: string, target: SuppressionTarget, by: ByHand, at: string): Promise<FindingEvent[] | undefined> {
    const known = (await this.livesOf(fingerprint, at)).filter((life) => reaches(target, life));
    if (known.length === 0) return undefined;
    const standing = await this.#standing({ ...target, fingerprint }, at);
    if (standing !== undefined) await this.#records.dropSuppression(standing);
    const changed = await this.#settle(fingerprint, target, at, by);
    return changed.flatMap((life) => [...life.history.filter((event) => event.cause === 'unsuppressed' && event.at === at), ...ranOut(life)]);
  }

  /** Lives of which nothing was heard for the time that results are kept: the hash of a busy pull request never expires. */
  #outdated({ lives }: LoadedLives, changed: readonly FindingLife[], at: string): string[] {
    const current = new Set(changed.map(({ fingerprint }) => fingerprint));
    const limit = Date.parse(this.#outdatedAt(at));
    return [...lives.values()]
      .filter(({ fingerprint, last_seen, history }) => !current.has(fingerprint) && Math.max(Date.parse(last_seen.at), Date.parse(history.at(-1)?.at ?? '0')) < limit)
      .map(({ fingerprint }) => fingerprint);
  }

  /** What ended before is older than the results that are kept: no analysis of that time is looked at any more. */
  #outdatedAt(at: string): string {
    return before(at, this.#retention.results);
  }

  #times(at: string): SuppressionTimes {
    return { at, ranOutBy: this.#outdatedAt(at), unusedSince: before(at, this.#retention.facts) };
  }

  /** Every life under a fingerprint as it is at a moment, the newest first. */
  async livesOf(fingerprint: string, at: string): Promise<FindingLife[]> {
    const members = await this.#records.range(DIMENSION.fingerprint(fingerprint), { limit: MOST_NAMED });
    const lives = await Promise.all(members.map(async (member) => (await this.#records.lives(lifeNamed(member), [fingerprint])).filter((life) => isNamedBy(life, member))));
    return lives.flat().map((life) => lifeAt(life, at));
  }

  /** Lives of a pull request by their fingerprints, as they are at a moment. */
  async livesIn(name: PullRequestName, fingerprints: readonly string[], at: string): Promise<FindingLife[]> {
    return (await this.#records.lives(name, fingerprints)).map((life) => lifeAt(life, at));
  }

  /** A page of all lives, the newest first. */
  list(filter: FindingFilter, page: FindingPageRequest, at: string): Promise<FindingPage> {
    return listFindings(this.#records, filter, page, at);
  }

  /** Brings every life under a fingerprint in line with the suppressions that there are. */
  async #settle(fingerprint: string, target: SuppressionTarget, at: string, by?: ByHand): Promise<FindingLife[]> {
    const names = (await this.#pullsIn(DIMENSION.fingerprint(fingerprint))).filter((name) => reaches(target, name));
    const changed: FindingLife[] = [];
    for (const name of names) {
      // An analysis may be between reading the suppressions and writing: it has to read again.
      await this.#records.touch(name);
      const kept = await this.#change(name, async ({ lives }) => {
        const life = lives.get(fingerprint);
        if (life === undefined) return { changed: [] };
        return { changed: differs(life, settled(life, await this.#records.suppressions(name.repo, [fingerprint], this.#times(at)), at, by)) };
      });
      changed.push(...kept.filter((life) => life.fingerprint === fingerprint));
    }
    return changed;
  }

  /** Changes the lives of a pull request, again when another came in between. */
  async #change(
    name: PullRequestName,
    next: (before: LoadedLives) => Promise<{ changed: FindingLife[]; dropped?: string[]; latest?: Sighting }>,
  ): Promise<FindingLife[]> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.#records.load(name);
      const after = await next(before);
      const moot = after.changed.length === 0 && after.latest?.analysis_id === before.latest?.analysis_id;
      if (moot) return [...before.lives.values()];
      await this.#records.index(after.changed.filter(({ moved_to }) => moved_to === undefined).map(indexEntry));
      if (await this.#records.save(name, before.version, after)) return [...new Map([...before.lives, ...after.changed.map((life) => [life.fingerprint, life] as const)]).values()];
    }
    throw new Error(`The findings of ${name.repo}#${name.pr_number} are changed by others all the time`);
  }

  async #suppressionsOf({ repo, at }: Pick<AnalysedFindings, 'repo' | 'at'>, findings: readonly Finding[], formers: ReadonlyMap<string, string>): Promise<Map<string, Suppression[]>> {
    const names = [...findings.map(({ fingerprint }) => fingerprint), ...formers.values()];
    return Map.groupBy(await this.#records.suppressions(repo, [...new Set(names)], this.#times(at)), ({ fingerprint }) => fingerprint);
  }

  /** What was suppressed under a file's former name holds under the new one from now on, in later analyses too. */
  async #carry({ repo, detection, at }: AnalysedFindings, formers: ReadonlyMap<string, string>): Promise<void> {
    if (formers.size === 0) return;
    const byFingerprint = await this.#suppressionsOf({ repo, at }, detection.findings, formers);
    for (const finding of detection.findings.filter(({ fingerprint }) => formers.has(fingerprint))) {
      if ((byFingerprint.get(finding.fingerprint) ?? []).length > 0) continue;
      for (const suppression of suppressionsFor(finding, { byFingerprint, formers })) {
        if (!isExpired(suppression, at)) await this.#records.saveSuppression(carriedSuppression(suppression, finding.fingerprint), this.#times(at));
      }
    }
  }

  async #standing({ fingerprint, scope, repo = '', pr_number }: SuppressionTarget & { fingerprint: string }, at: string): Promise<Suppression | undefined> {
    const all = await this.#records.suppressions(repo, [fingerprint], this.#times(at));
    return all.find((one) => one.scope === scope && (scope !== 'pull_request' || one.pr_number === pr_number));
  }

  /** The pull requests that an index names. */
  async #pullsIn(dimension: string): Promise<PullRequestName[]> {
    const members = await this.#records.range(dimension, { limit: MOST_NAMED });
    const names = members.map(lifeNamed).map(({ repo, pr_number }) => [`${repo}#${pr_number}`, { repo, pr_number }] as const);
    return [...new Map(names).values()];
  }
}

function formersOf({ detection, seen }: AnalysedFindings, { lives }: LoadedLives): Map<string, string> {
  const paths = new Set(detection.coverage.map(({ path }) => path));
  return formerFingerprints({ findings: detection.findings, lives: lives.values(), base_sha: seen.base_sha, paths });
}

/** That a suppression ran out, where nothing has happened since: a call that finds this out has to tell it. */
function ranOut({ history, moved_to }: FindingLife): FindingEvent[] {
  return moved_to !== undefined ? [] : history.slice(-1).filter(({ cause }) => cause === 'expired');
}

function before(at: string, seconds: number): string {
  return new Date(Date.parse(at) - seconds * 1_000).toISOString();
}

function differs(before: FindingLife, after: FindingLife): FindingLife[] {
  return before === after ? [] : [after];
}

function isSame(standing: Suppression, asked: Suppression, at: string): boolean {
  const same = (['reason', 'actor', 'approver', 'expires_at'] as const).every((key) => standing[key] === asked[key]);
  return same && !isExpired(standing, at) && asked.line_digests.every((digest) => standing.line_digests.includes(digest));
}

/** A life before it begins: enough to name it in the indexes. */
function standIn(finding: Finding, { agent_id }: FindingAttribution): IndexedLife {
  return { ...finding, agent_id, status: 'open' };
}
