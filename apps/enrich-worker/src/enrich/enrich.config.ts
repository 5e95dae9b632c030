import { agentKeys } from '@provenance/attribution';
import { Section, Setting } from '@provenance/service';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';

@Section('Attribution')
export class EnrichConfig {
  @Setting({
    env: 'PROVENANCE_AGENT_PUBLIC_KEYS',
    purpose:
      'JSON map of agent ids to Ed25519 public keys (base64 of the raw 32 bytes) that line attestations are verified with.',
  })
  @ValidateBy({ name: 'agentPublicKeys', validator: { validate: (map) => faultOf(map) === undefined, defaultMessage: (args) => faultOf(args?.value) ?? '' } })
  agentPublicKeys: Record<string, string> = {};

  @Setting({ env: 'PROVENANCE_ENRICH_CONCURRENCY', purpose: 'Analyses that one enrich worker attributes at a time.' })
  @IsInt()
  @Min(1)
  @Max(256)
  concurrency = 8;
}

function faultOf(map: unknown): string | undefined {
  if (map === null || typeof map !== 'object' || Array.isArray(map) || !Object.values(map).every((key) => typeof key === 'string')) {
    return 'must be a JSON map of agent ids to base64 keys';
  }
  try {
    agentKeys(map as Record<string, string>);
    return undefined;
  } catch (error) {
    return `cannot be used. ${(error as Error).message}`;
  }
}
