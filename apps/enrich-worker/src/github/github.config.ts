import { appPrivateKey, isSendable, isTeamMap, type GitHubCredentials } from '@provenance/github';
import { Section, Setting } from '@provenance/service';
import { IsBoolean, IsInt, IsOptional, IsString, IsUrl, Max, Min, ValidateBy, type ValidationArguments } from 'class-validator';

@Section('GitHub')
export class GitHubConfig {
  @Setting({
    env: 'PROVENANCE_GITHUB_TOKEN',
    purpose: 'Token that may read the repositories and their pull requests. Without it and without an app, GitHub is not asked.',
    type: 'string',
    secret: true,
    unset: '(unset)',
  })
  @ValidateBy({ name: 'credentials', validator: { validate: (_token, args) => faultIn(args) === undefined, defaultMessage: (args) => faultIn(args) ?? '' } })
  token?: string;

  @Setting({ env: 'PROVENANCE_GITHUB_APP_ID', purpose: 'Id of a GitHub App, instead of a token.', type: 'string', unset: '(unset)' })
  @IsOptional()
  @IsString()
  appId?: string;

  @Setting({
    env: 'PROVENANCE_GITHUB_APP_PRIVATE_KEY',
    purpose: 'Private key of the GitHub App: PEM, its line breaks may be written as \\n.',
    type: 'string',
    secret: true,
    unset: '(unset)',
  })
  @IsOptional()
  @IsString()
  appPrivateKey?: string;

  @Setting({ env: 'PROVENANCE_GITHUB_BASE_URL', purpose: 'REST address of GitHub; of GitHub Enterprise Server: https://<host>/api/v3.' })
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  baseUrl = 'https://api.github.com';

  @Setting({ env: 'PROVENANCE_GITHUB_CACHE_TTL_SECONDS', purpose: 'Seconds that an answer of GitHub is used again by all workers.' })
  @IsInt()
  @Min(1)
  @Max(86_400)
  cacheTtlSeconds = 300;

  @Setting({
    env: 'PROVENANCE_GITHUB_RESERVE_PERCENT',
    purpose: 'Share of the rate limit that is left for other uses of the same credentials.',
  })
  @IsInt()
  @Min(0)
  @Max(95)
  reservePercent = 20;

  @Setting({
    env: 'PROVENANCE_GITHUB_PATIENCE_SECONDS',
    purpose: 'How long an analysis waits for a rate limit to be over before it goes on without GitHub; and one that GitHub reported, for GitHub itself.',
  })
  @IsInt()
  @Min(0)
  @Max(86_400)
  patienceSeconds = 3_900;

  @Setting({ env: 'PROVENANCE_GITHUB_TIMEOUT_SECONDS', purpose: 'How long one request to GitHub may take.' })
  @IsInt()
  @Min(1)
  @Max(120)
  timeoutSeconds = 15;

  @Setting({
    env: 'PROVENANCE_GITHUB_MAX_FILES',
    purpose: 'Files of a pull request that GitHub is asked for (who brought their lines, their contents), the most changed first.',
  })
  @IsInt()
  @Min(0)
  @Max(3_000)
  maxFiles = 300;

  @Setting({
    env: 'PROVENANCE_GITHUB_REVIEWER_TEAM_MAP',
    purpose: 'JSON map of reviewer logins to the name of their team, or to a list of names.',
  })
  @ValidateBy({
    name: 'reviewerTeamMap',
    validator: { validate: isTeamMap, defaultMessage: () => 'must be a JSON map of logins to a team or a list of teams' },
  })
  reviewerTeamMap: Record<string, string | string[]> = {};

  @Setting({
    env: 'PROVENANCE_GITHUB_TEAMS',
    purpose: 'Ask GitHub for the teams of reviewers whom that map does not name. The app needs to read members, a token read:org.',
  })
  @IsBoolean()
  teams = false;

  @Setting({
    env: 'PROVENANCE_GITHUB_CHECKS',
    purpose: 'Show the decision as a check run with a note at every finding. The app needs to write checks.',
  })
  @IsBoolean()
  @ValidateBy({ name: 'checksCredentials', validator: { validate: (on, args) => on !== true || checkFaultIn(args) === undefined, defaultMessage: (args) => checkFaultIn(args) ?? '' } })
  checks = false;

  @Setting({
    env: 'PROVENANCE_GITHUB_COMMENTS',
    purpose: 'Show the decision as one comment of the pull request, which is edited from then on. The app needs to write pull requests.',
  })
  @IsBoolean()
  @ValidateBy({ name: 'commentCredentials', validator: { validate: (on, args) => on !== true || isSigned(args), defaultMessage: () => NEEDS_CREDENTIALS } })
  comments = false;

  /** Undefined when GitHub is not to be asked. */
  credentials(): GitHubCredentials | undefined {
    if (this.token !== undefined) return { kind: 'token', token: this.token };
    if (this.appId === undefined || this.appPrivateKey === undefined) return undefined;
    return { kind: 'app', appId: this.appId, privateKey: appPrivateKey(this.appPrivateKey) };
  }

  /** Whether GitHub is told of decisions. */
  reports(): boolean {
    return (this.checks || this.comments) && this.credentials() !== undefined;
  }
}

const NEEDS_CREDENTIALS = 'needs PROVENANCE_GITHUB_APP_ID and PROVENANCE_GITHUB_APP_PRIVATE_KEY, or PROVENANCE_GITHUB_TOKEN';

/** Tokens of a person, as GitHub begins them: check runs are made by apps alone. */
const PERSONAL = /^(?:ghp_|github_pat_|gho_)/;

function isSigned(args?: ValidationArguments): boolean {
  const { token, appId } = (args?.object ?? {}) as GitHubConfig;
  return token !== undefined || appId !== undefined;
}

function checkFaultIn(args?: ValidationArguments): string | undefined {
  if (!isSigned(args)) return NEEDS_CREDENTIALS;
  const { token = '' } = (args?.object ?? {}) as GitHubConfig;
  return PERSONAL.test(token) ? 'needs an app: GitHub takes no check run from the token of a person' : undefined;
}

/** Half an app, or both kinds of credentials, is a mistake: it must not become "GitHub is not asked". */
function faultIn(args?: ValidationArguments): string | undefined {
  const { token, appId, appPrivateKey } = (args?.object ?? {}) as GitHubConfig;
  if ((appId === undefined) !== (appPrivateKey === undefined)) {
    return 'is not needed with an app, but PROVENANCE_GITHUB_APP_ID and PROVENANCE_GITHUB_APP_PRIVATE_KEY belong together: set both or none';
  }
  if (token !== undefined && appId !== undefined) {
    return 'and PROVENANCE_GITHUB_APP_ID are both set: keep one';
  }
  if (token !== undefined && !isSendable(token)) return 'holds a blank, a line break or another character that no token has';
  return appPrivateKey === undefined || isPrivateKey(appPrivateKey) ? undefined : 'is not used, and PROVENANCE_GITHUB_APP_PRIVATE_KEY is no private key in PEM';
}

function isPrivateKey(text: string): boolean {
  try {
    appPrivateKey(text);
    return true;
  } catch {
    return false;
  }
}
