import type { AttributionSettings } from '@provenance/attribution';
import { ReviewerTeams, type GitHubSource } from '@provenance/github';
import { InMemoryReviewFactStore, type AnalysisStore } from '@provenance/store';
import { GitHubEnrichment } from '../github/github-enrichment.ts';
import { EnrichHandler } from './enrich.handler.ts';

/** The handler over a store, without GitHub unless a source is given. */
export function enrichHandler(store: AnalysisStore, settings: AttributionSettings, source?: GitHubSource, patienceMs = 3_600_000, teams = new ReviewerTeams({})) {
  const reviews = new InMemoryReviewFactStore();
  const github = new GitHubEnrichment(source, { patienceMs, maxFiles: 300 });
  return { reviews, handler: new EnrichHandler({ store, reviews, github, settings, teams }) };
}
