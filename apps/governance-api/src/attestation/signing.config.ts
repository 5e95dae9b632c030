import { readKeyRing, type KeyRing } from '@provenance/domain';
import { Section, Setting } from '@provenance/service';
import { ORIGIN_FORM, type LogNames } from '../decision-log/log-names.ts';
import { IsBoolean, IsOptional, Matches, ValidateBy } from 'class-validator';

@Section('Decision signing')
export class SigningConfig {
  @Setting({
    env: 'PROVENANCE_DECISION_SIGNING',
    purpose: 'Sign decisions and the checkpoints of their log. Off: decisions say that they are unsigned.',
  })
  @IsBoolean()
  enabled = true;

  @Setting({
    env: 'PROVENANCE_DECISION_SIGNING_KEY',
    purpose:
      'Private key that signs decisions: ECDSA on P-256 or Ed25519, as PEM or base64. More keys behind it, private or public, verify what they signed before (docs/attestation.md, rotation).',
    secret: true,
    unset: '(must be set; the standalone service makes one and keeps it in its data folder)',
  })
  @ValidateBy({
    name: 'signingKey',
    validator: { validate: (_key, args) => keyFault(args?.object) === undefined, defaultMessage: (args) => keyFault(args?.object) ?? '' },
  })
  keyText?: string;

  @Setting({
    env: 'PROVENANCE_DECISION_KEY_ID',
    purpose: 'Ids of the keys, comma-separated, in their order. A key without one is named by its RFC 7638 thumbprint.',
    unset: '(thumbprints)',
  })
  keyIds = '';

  @Setting({
    env: 'PROVENANCE_DECISION_LOG_ORIGIN',
    purpose: 'Name of the decision log in its checkpoints. Unset, a log keeps the name of its first checkpoint, wherever the service moves. Never change it: to verifiers it would be another log.',
    unset: '(host of PROVENANCE_SERVICE_BASE_URL at the first checkpoint)/decisions',
    type: 'string',
  })
  @IsOptional()
  @Matches(ORIGIN_FORM, { message: 'must not hold spaces or a plus sign' })
  logOrigin?: string;
}

/** What is wrong with the key; nothing while signing is off. */
function keyFault(config: unknown): string | undefined {
  const { enabled, keyText: key, keyIds } = config as SigningConfig;
  if (!enabled) return undefined;
  if (key === undefined) return 'must be set, since decisions are signed; PROVENANCE_DECISION_SIGNING=off leaves them unsigned';
  try {
    readKeyRing(key, keyIds);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The keys of decisions; undefined when signing is off. */
export function decisionKeys({ enabled, keyText: key, keyIds }: SigningConfig): KeyRing | undefined {
  return enabled && key !== undefined ? readKeyRing(key, keyIds) : undefined;
}

/** How the decision log is called. @param baseUrl where the service is now */
export function logNames({ logOrigin: chosen }: SigningConfig, baseUrl: string): LogNames {
  return { chosen, ofNew: `${new URL(baseUrl).host}/decisions` };
}
