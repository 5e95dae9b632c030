import { Section, Setting } from '@provenance/service';
import { IsInt, Max, Min } from 'class-validator';

const DAY_SECONDS = 86_400;
const MAX_DAYS = 3_650;

/** How long Redis keeps what. Contents go first, facts last. */
@Section('Retention')
export class RetentionConfig {
  @Setting({
    env: 'PROVENANCE_RETENTION_CONTENTS_DAYS',
    purpose: 'Days that the contents of an analysis that did not finish are kept; a decision drops them at once.',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_DAYS)
  contentsDays = 7;

  @Setting({ env: 'PROVENANCE_RETENTION_RESULTS_DAYS', purpose: 'Days that records, lines, findings and decisions are kept.' })
  @IsInt()
  @Min(1)
  @Max(MAX_DAYS)
  resultsDays = 90;

  @Setting({ env: 'PROVENANCE_RETENTION_FACTS_DAYS', purpose: 'Days that facts, from which numbers are made, are kept.' })
  @IsInt()
  @Min(1)
  @Max(MAX_DAYS)
  factsDays = 400;

  /** The same in seconds, as the store takes it. */
  seconds(): { contents: number; results: number; facts: number } {
    return {
      contents: this.contentsDays * DAY_SECONDS,
      results: this.resultsDays * DAY_SECONDS,
      facts: this.factsDays * DAY_SECONDS,
    };
  }
}
