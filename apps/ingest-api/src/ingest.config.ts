import { Section, Setting } from '@provenance/service';
import { IsInt, Max, Min } from 'class-validator';

/** What one submission may hold, and when no more are taken. */
@Section('Ingest')
export class IngestConfig {
  @Setting({ env: 'PROVENANCE_INGEST_MAX_LINES', purpose: 'Changed lines of one analysis, from changed_lines or diff.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  maxLines = 20_000;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_LINE_LENGTH', purpose: 'Characters (UTF-16 units) of one changed line.' })
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  maxLineLength = 100_000;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_FILES', purpose: 'Head files of one analysis.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  maxFiles = 1_000;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_FILE_BYTES', purpose: 'Bytes of one head file.' })
  @IsInt()
  @Min(1)
  @Max(256 * 1024 * 1024)
  maxFileBytes = 2 * 1024 * 1024;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_METADATA_DEPTH', purpose: 'Nesting of provenance_data.metadata.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  maxMetadataDepth = 16;

  @Setting({
    env: 'PROVENANCE_INGEST_MAX_METADATA_BYTES',
    purpose: 'Bytes of provenance_data.metadata as JSON: it is kept in the record, which every read fetches.',
  })
  @IsInt()
  @Min(2)
  @Max(16 * 1024 * 1024)
  maxMetadataBytes = 64 * 1024;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_COMMITS', purpose: 'Commits of one analysis.' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  maxCommits = 1_000;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_NOTES', purpose: 'git-ai notes of one analysis.' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  maxNotes = 1_000;

  @Setting({ env: 'PROVENANCE_INGEST_MAX_TRACES', purpose: 'Agent Trace records of one analysis.' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  maxTraces = 1_000;

  @Setting({
    env: 'PROVENANCE_INGEST_MAX_QUEUE_DEPTH',
    purpose: 'Jobs that may wait or run in the stages before submissions are answered 429.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  maxQueueDepth = 20_000;

  @Setting({ env: 'PROVENANCE_INGEST_RETRY_AFTER_SECONDS', purpose: 'Retry-After of a 429 for queue depth.' })
  @IsInt()
  @Min(1)
  @Max(3_600)
  retryAfterSeconds = 10;
}
