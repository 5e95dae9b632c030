import { durationMs } from '@provenance/domain';
import { IsNumberMap, Section, Setting, Together } from '@provenance/service';
import { IsIn, ValidateBy } from 'class-validator';
import { ExportConfig } from '../export/export.config.ts';

export const ANALYTICS_BACKENDS = ['redis', 'clickhouse'] as const;

@Section('Analytics')
@Together(ExportConfig, withoutFacts)
export class AnalyticsConfig {
  @Setting({
    env: 'PROVENANCE_ANALYTICS_BACKEND',
    purpose: 'What figures are read from: redis, its roll-ups; clickhouse, the facts that the export sent there (PROVENANCE_TIMESERIES_BACKEND=clickhouse).',
  })
  @IsIn(ANALYTICS_BACKENDS)
  backend: (typeof ANALYTICS_BACKENDS)[number] = 'redis';

  @Setting({ env: 'PROVENANCE_ANALYTICS_DEFAULT_WINDOW', purpose: 'Window of a query that names none: a number of hours, days or weeks (24h, 7d, 2w).' })
  @ValidateBy({
    name: 'isWindow',
    validator: { validate: (text: string) => durationMs(text) !== undefined, defaultMessage: () => 'must be a number of hours, days or weeks, such as 7d' },
  })
  defaultWindow = '7d';

  @Setting({
    env: 'PROVENANCE_TEAM_REVIEW_BUDGETS',
    aliases: ['PROVENANCE_GITHUB_TEAM_REVIEW_BUDGETS'],
    purpose: 'JSON map of a team to the reviews that its people should do at most in a window, each person once a pull request: {"core": 40}.',
  })
  @IsNumberMap({ min: 0, integer: true })
  teamReviewBudgets: Record<string, number> = {};
}

function withoutFacts({ backend }: AnalyticsConfig, { backend: exported }: ExportConfig): string | undefined {
  if (backend !== 'clickhouse' || exported === 'clickhouse') return undefined;
  return 'PROVENANCE_ANALYTICS_BACKEND=clickhouse needs PROVENANCE_TIMESERIES_BACKEND=clickhouse: facts come there by the export';
}
