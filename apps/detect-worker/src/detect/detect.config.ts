import { DEFAULT_LIMITS } from '@provenance/detection';
import { Section, Setting } from '@provenance/service';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

@Section('Detection')
export class DetectConfig {
  @Setting({
    env: 'PROVENANCE_SEMGREP_CONFIG_PATH',
    purpose: 'Rules of your own: a file, a folder, or an address in the Semgrep registry (which needs the network, and no proxy in between).',
    type: 'string',
    unset: '(bundled rules)',
  })
  @IsOptional()
  @IsString()
  semgrepConfigPath?: string;

  @Setting({
    env: 'PROVENANCE_SEMGREP_CONFIG_MODE',
    purpose: 'Whether your rules `replace` the bundled ones or `extend` them. A registry always replaces them.',
  })
  @IsIn(['replace', 'extend'])
  semgrepConfigMode: 'replace' | 'extend' = 'replace';

  @Setting({
    env: 'PROVENANCE_SEMGREP_CORE_PATH',
    purpose: 'Path of semgrep-core.',
    type: 'string',
    unset: '(the one that the set-up fetched)',
  })
  @IsOptional()
  @IsString()
  semgrepCorePath?: string;

  @Setting({
    env: 'PROVENANCE_DETECTOR_MODULE_PATHS',
    purpose: 'JSON array of npm packages or paths that export registerDetectors().',
    type: 'json',
  })
  @IsArray()
  @IsString({ each: true })
  detectorModulePaths: string[] = [];

  @Setting({
    env: 'PROVENANCE_DETECT_CONCURRENCY',
    purpose: 'Analyses that one detect worker has in hand, and in memory, at a time; their files share the runs of the engines.',
  })
  @IsInt()
  @Min(1)
  @Max(256)
  /** A batch gathers while two engines work, also where half of the files are known already. */
  concurrency = 128;

  @Setting({ env: 'PROVENANCE_DETECT_ENGINES', purpose: 'Engine processes at a time; 0 is one a core.' })
  @IsInt()
  @Min(0)
  @Max(256)
  engines = 0;

  @Setting({
    env: 'PROVENANCE_DETECT_WORK_DIR',
    purpose: 'Folder in which files are staged for the engines.',
    type: 'string',
    unset: '(/dev/shm, else the temporary folder)',
  })
  @IsOptional()
  @IsString()
  workDir?: string;

  @Setting({
    env: 'PROVENANCE_DETECT_NICENESS',
    purpose: 'How far engines stand back for other processes, 0 to 19.',
  })
  @IsInt()
  @Min(0)
  @Max(19)
  niceness = 5;

  @Setting({
    env: 'PROVENANCE_DETECT_MAX_FILE_BYTES',
    purpose: 'Files larger than this are reported as uncovered.',
  })
  @IsInt()
  @Min(1_000)
  @Max(20_000_000)
  maxFileBytes = DEFAULT_LIMITS.maxFileBytes;

  @Setting({
    env: 'PROVENANCE_DETECT_MAX_LINE_BYTES',
    purpose: 'Files with a longer line are taken for generated and reported as uncovered.',
  })
  @IsInt()
  @Min(1_000)
  @Max(20_000_000)
  maxLineBytes = DEFAULT_LIMITS.maxLineBytes;

  @Setting({
    env: 'PROVENANCE_DETECT_CACHE_SECONDS',
    purpose: 'How long the results of a content are kept.',
  })
  @IsInt()
  @Min(60)
  @Max(90 * 86_400)
  cacheSeconds = 7 * 86_400;
}
