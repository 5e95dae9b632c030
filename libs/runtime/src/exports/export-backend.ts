import { applyDecorators } from '@nestjs/common';
import { inAnyCase, Setting } from '@provenance/service';
import { IsIn } from 'class-validator';

const EXPORT_BACKENDS = ['file', 'clickhouse', 'bigquery', 'snowflake', 'otel', 'off'] as const;
export type ExportBackend = (typeof EXPORT_BACKENDS)[number];

/** Words for off of the service before this one, whose settings keep their meaning. */
const FORMER_OFF: ReadonlySet<string> = new Set(['none', 'disabled']);

/** The variable that two classes of settings read, each for its own part, and must read alike. */
export function ReadsExportBackend(): PropertyDecorator {
  return applyDecorators(
    Setting({
      env: 'PROVENANCE_TIMESERIES_BACKEND',
      purpose: `Where events of analyses go: ${EXPORT_BACKENDS.join(', ')} (or none, disabled). governance-api sends them, and enrich-worker, which asks for some of them, must be told the same.`,
      spelling: (text) => (FORMER_OFF.has(inAnyCase(text)) ? 'off' : inAnyCase(text)),
    }),
    IsIn(EXPORT_BACKENDS),
  );
}
