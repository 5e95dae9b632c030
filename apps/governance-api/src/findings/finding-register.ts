import {
  findingFact,
  findingUnit,
  LineIndex,
  statesAfter,
  type AnalysisRecord,
  type AttributedLine,
  type DetectionResult,
  type FindingEvent,
  type Sighting,
} from '@provenance/domain';
import type { ExportRequests } from '@provenance/queue';
import type { AnalyticsStore, FindingStore, ReviewFactStore } from '@provenance/store';

/** What a client's metadata says of an analysis of the default branch. */
const ON_DEFAULT_BRANCH = 'on_default_branch';

/** The lives of findings as analyses show them, and what the figures make of that. */
export class FindingRegister {
  readonly #findings: FindingStore;
  readonly #reviews: ReviewFactStore;
  readonly #analytics: AnalyticsStore;
  readonly #exports: ExportRequests;

  constructor(findings: FindingStore, reviews: ReviewFactStore, analytics: AnalyticsStore, exports: ExportRequests) {
    this.#findings = findings;
    this.#reviews = reviews;
    this.#analytics = analytics;
    this.#exports = exports;
  }

  /** What was detected, each finding with its status at that moment. */
  async judge(record: AnalysisRecord, detection: DetectionResult, at: string, honourComments: boolean): Promise<DetectionResult> {
    const findings = await this.#findings.judge({ ...nameOf(record), seen: sightingOf(record), detection, at }, honourComments);
    return { ...detection, findings };
  }

  /** Writes down what an analysis that is decided shows. A repeat changes nothing. */
  async write(record: AnalysisRecord, detection: DetectionResult, lines: readonly AttributedLine[], at: string): Promise<void> {
    const analysed = { ...nameOf(record), seen: sightingOf(record), detection, at };
    const index = new LineIndex(lines);
    await this.count(await this.#findings.observe(analysed, (finding) => index.attributionOf(finding)));
    if (record.metadata?.[ON_DEFAULT_BRANCH] === true) {
      await this.count(await this.#findings.observeDefaultBranch(analysed, (name) => this.#mayBeMerged(name.repo, name.pr_number)));
    }
  }

  /** The figures and the export follow what happened to findings. */
  async count(events: readonly FindingEvent[]): Promise<void> {
    await this.#exports.add(events.map((event) => ({ kind: 'finding', event })));
    for (const state of statesAfter(events)) {
      await this.#analytics.count(findingUnit(findingFact(state)));
    }
  }

  /** What is known not to be merged cannot be gone from the default branch. */
  async #mayBeMerged(repo: string, prNumber: string): Promise<boolean> {
    const review = await this.#reviews.get(repo, prNumber);
    return review === undefined || review.merged_at !== null;
  }
}

function nameOf({ repo, pr_number }: AnalysisRecord): { repo: string; pr_number: string } {
  return { repo, pr_number };
}

/** A run that was made again shows what its first submission brought: a push that came since is newer. */
function sightingOf({ analysis_id, created_at, base_sha, head_sha, reanalysis }: AnalysisRecord): Sighting {
  const when = reanalysis === undefined ? { at: created_at } : { at: reanalysis.submitted_at, again_at: reanalysis.again_at };
  return { analysis_id, ...when, base_sha, head_sha };
}
