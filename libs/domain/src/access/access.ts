import { matchesRepo } from './repo-pattern.ts';
import { SCOPES, type Scope } from './scope.ts';

/** Who asks and what they may do: what a request is judged by once its credentials have been checked. */
export class Access {
  /** `token:tk_...`, `github-actions:acme/shop`, `admin-token` or `anyone` (authentication is off). */
  readonly actor: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Patterns of the repositories that it reaches; undefined: all. */
  readonly repos: readonly string[] | undefined;

  constructor(actor: string, scopes: Iterable<Scope>, repos?: readonly string[]) {
    this.actor = actor;
    this.scopes = new Set(scopes);
    this.repos = repos;
  }

  /** All that there is: authentication is off, or the caller is the operator. */
  static unlimited(actor: string): Access {
    return new Access(actor, SCOPES);
  }

  /** `admin` covers every scope: who can make tokens could make themselves one of any. */
  may(scope: Scope): boolean {
    return this.scopes.has(scope) || this.scopes.has('admin');
  }

  /** Whether a repository (`owner/name`) is in reach. */
  reaches(repo: string): boolean {
    return this.repos === undefined || this.repos.some((pattern) => matchesRepo(pattern, repo));
  }

  /**
   * Whether every repository that a pattern of a policy can mean is in reach. A repository has one slash, so its stars
   * and question marks stand for what only a star of ours takes, and `**` for no more than `*`.
   */
  covers(pattern: string): boolean {
    return this.reaches(pattern);
  }

  get reachesAll(): boolean {
    return this.repos === undefined;
  }
}
