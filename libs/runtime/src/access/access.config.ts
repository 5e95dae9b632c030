import { isRepoPattern } from '@provenance/domain';
import { HttpConfig, Section, Setting, Together } from '@provenance/service';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateBy } from 'class-validator';
import { BlockList, isIP } from 'node:net';

const DAY_SECONDS = 86_400;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Who may do what: docs/access.md. */
@Section('Access')
@Together(HttpConfig, openToAll)
export class AccessConfig {
  @Setting({
    env: 'PROVENANCE_AUTH',
    purpose: 'Whether callers need a token: on or off. Off is the default of standalone alone, and only where the process listens on loopback.',
  })
  @IsIn(['on', 'off'])
  auth: 'on' | 'off' = 'on';

  @Setting({
    env: 'PROVENANCE_ADMIN_TOKEN',
    purpose: 'A token that may do everything, of at least 32 characters. Without it governance-api makes one at its first start and prints it once.',
    secret: true,
    type: 'string',
  })
  @IsOptional()
  @Matches(/^[!-~]{32,}$/, { message: 'must be of at least 32 characters, without blanks and line breaks: no header could bring it' })
  adminToken?: string;

  @Setting({ env: 'PROVENANCE_OIDC_ISSUER', purpose: 'Issuer of the OIDC tokens of CI jobs: that of GitHub Actions, or of a GitHub Enterprise Server.' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  oidcIssuer = 'https://token.actions.githubusercontent.com';

  @Setting({
    env: 'PROVENANCE_OIDC_AUDIENCE',
    purpose: 'Audience that an OIDC token must name; one of your own, such as the address of this service.',
    type: 'string',
    unset: '(unset: OIDC tokens are refused)',
  })
  @IsOptional()
  @IsString()
  oidcAudience?: string;

  @Setting({
    env: 'PROVENANCE_OIDC_REPOS',
    purpose: 'Patterns of the repositories whose jobs may come with an OIDC token, separated by commas: everybody on GitHub can have one for any audience.',
    type: 'string',
    unset: '(unset: all that the issuer vouches for)',
  })
  @IsOptional()
  @ValidateBy({ name: 'repoPatterns', validator: { validate: (text) => wrongPattern(text) === undefined, defaultMessage: (args) => `has ${JSON.stringify(wrongPattern(args?.value))}, which is no pattern of repositories (acme/*)` } })
  oidcRepos?: string;

  @Setting({ env: 'PROVENANCE_RATE_LIMIT_PER_MINUTE', purpose: 'Requests that one token may make in a minute; so many at once, which come back evenly (429 beyond). 0: no limit.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  rateLimitPerMinute = 1_200;

  @Setting({ env: 'PROVENANCE_AUTH_FAILURES_PER_MINUTE', purpose: 'Failed attempts of a minute from one address (of IPv6: one /64), by process, that are answered 401 and put into the audit trail (429 beyond).' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  authFailuresPerMinute = 20;

  @Setting({ env: 'PROVENANCE_AUDIT_RETENTION_DAYS', purpose: 'Days that the audit trail is kept.' })
  @IsInt()
  @Min(1)
  @Max(3_650)
  auditRetentionDays = 400;

  @Setting({ env: 'PROVENANCE_AUDIT_MAX_ENTRIES', purpose: 'Entries of the audit trail that are kept at most; each takes some 500 bytes of Redis.' })
  @IsInt()
  @Min(1_000)
  @Max(100_000_000)
  auditMaxEntries = 500_000;

  get auditRetentionSeconds(): number {
    return this.auditRetentionDays * DAY_SECONDS;
  }

  /** The patterns of oidcRepos; undefined: all. */
  oidcPatterns(): string[] | undefined {
    return this.oidcRepos === undefined ? undefined : patternsIn(this.oidcRepos);
  }
}

function patternsIn(text: unknown): string[] {
  return String(text).split(',').map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
}

function wrongPattern(text: unknown): string | undefined {
  return patternsIn(text).find((pattern) => !isRepoPattern(pattern));
}

/** Everybody in reach of the network could do everything. */
function openToAll({ auth }: AccessConfig, { host }: HttpConfig): string | undefined {
  const family = isIP(host);
  // An address that is none is a fault of its own.
  if (auth !== 'off' || family === 0 || LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6')) return undefined;
  return `PROVENANCE_AUTH is off while PROVENANCE_HOST is ${host}: off is for loopback alone, set it to on`;
}
