import { readFileSync } from 'node:fs';
import { agentKeys, openCatalogue, type AgentCatalogue, type AttributionSettings } from '@provenance/attribution';
import { Section, Setting } from '@provenance/service';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy, type ValidationArguments } from 'class-validator';

@Section('Attribution')
export class EnrichConfig {
  @Setting({
    env: 'PROVENANCE_AGENT_PUBLIC_KEYS',
    purpose:
      'JSON map of agent ids to Ed25519 public keys (base64 of the raw 32 bytes) that line attestations are verified with.',
  })
  @Usable('agentPublicKeys', (map) => agentKeys(textMap(map, 'agent ids to base64 keys')))
  agentPublicKeys: Record<string, string> = {};

  @Setting({
    env: 'PROVENANCE_GITHUB_AGENT_MAP',
    purpose: 'JSON map of GitHub logins, mail addresses, branch prefixes (ending in /) or pull request labels to agent ids.',
  })
  @Usable('agentMap', (map) => openCatalogue({ map: textMap(map, 'logins or keywords to agent ids') }))
  agentMap: Record<string, string> = {};

  @Setting({ env: 'PROVENANCE_GITHUB_AGENT_LABEL_PREFIX', purpose: 'Start of a pull request label that names an agent behind it.' })
  @IsString()
  @MaxLength(50)
  agentLabelPrefix = 'agent:';

  @Setting({
    env: 'PROVENANCE_AGENT_CATALOG_PATH',
    purpose: 'JSON file with agents of your own, added to the bundled catalogue (docs/attribution.md).',
    type: 'string',
    unset: '(bundled catalogue)',
  })
  @IsOptional()
  @Usable('agentCatalogPath', (path) => openCatalogue({ file: readCatalogue(String(path)) }))
  agentCatalogPath?: string;

  @Setting({
    env: 'PROVENANCE_KEEP_SESSION_URLS',
    purpose: 'Keep the addresses of agent sessions as they are; without it a hash stands for them.',
  })
  @IsBoolean()
  keepSessionUrls = false;

  @Setting({ env: 'PROVENANCE_ENRICH_CONCURRENCY', purpose: 'Analyses that one enrich worker attributes at a time.' })
  @IsInt()
  @Min(1)
  @Max(256)
  concurrency = 8;

  /** The same as attribution takes it. */
  attribution(): AttributionSettings {
    return {
      catalogue: this.#catalogue(),
      keys: agentKeys(this.agentPublicKeys),
      labelPrefix: this.agentLabelPrefix,
      keepSessionUrls: this.keepSessionUrls,
    };
  }

  #catalogue(): AgentCatalogue {
    const path = this.agentCatalogPath;
    return openCatalogue({ map: this.agentMap, ...(path === undefined ? {} : { file: readCatalogue(path) }) });
  }
}

/** A setting that stops the start when it cannot be used, with every fault in it. */
function Usable(name: string, use: (value: unknown) => unknown): PropertyDecorator {
  const faultOf = (value: unknown): string | undefined => {
    try {
      use(value);
      return undefined;
    } catch (error) {
      return `cannot be used. ${(error as Error).message}`;
    }
  };
  return ValidateBy({
    name,
    validator: {
      validate: (value) => faultOf(value) === undefined,
      defaultMessage: (args?: ValidationArguments) => faultOf(args?.value) ?? '',
    },
  });
}

function textMap(map: unknown, of: string): Record<string, string> {
  if (map === null || typeof map !== 'object' || Array.isArray(map)) throw new Error(`It must be a JSON map of ${of}`);
  return map as Record<string, string>;
}

function readCatalogue(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The file cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}
