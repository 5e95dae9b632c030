import { Accounts } from './account.ts';
import { Repository } from './repository.ts';

/** An installation of the app: the repositories that it may see. */
export interface Installation {
  id: number;
  repositories: Set<string>;
}

/** A team of an organisation; logins in small letters. */
export interface Team {
  organization: string;
  slug: string;
  members: Set<string>;
}

/** Everything that the stand-in knows. */
export class World {
  readonly accounts = new Accounts();
  readonly installations: Installation[] = [];
  readonly #teams: Team[] = [];
  readonly #repositories = new Map<string, Repository>();
  readonly #renamed = new Map<string, string>();

  /** The repository of a name, made where there is none yet. */
  repository(fullName: string): Repository {
    const found = this.find(fullName);
    if (found !== undefined) {
      return found;
    }
    const made = new Repository(2_000 + this.#repositories.size, fullName);
    this.#repositories.set(fullName.toLowerCase(), made);
    return made;
  }

  /** The repository that has or had this name. */
  find(fullName: string): Repository | undefined {
    const name = fullName.toLowerCase();
    return this.#repositories.get(this.#renamed.get(name) ?? name);
  }

  /** The repository that once had this name and has another now. */
  renamed(fullName: string): Repository | undefined {
    const now = this.#renamed.get(fullName.toLowerCase());
    return now === undefined ? undefined : this.#repositories.get(now);
  }

  repositories(): Iterable<Repository> {
    return this.#repositories.values();
  }

  /** From now on the repository answers to `former` too, as GitHub's do after a rename. */
  rename(former: string, fullName: string): void {
    this.#renamed.set(former.toLowerCase(), fullName.toLowerCase());
  }

  /** A team, with which its owner is an organisation. */
  team(organization: string, slug: string, ...members: string[]): Team {
    this.accounts.of(organization, 'Organization');
    const team = { organization: organization.toLowerCase(), slug, members: new Set(members.map((login) => login.toLowerCase())) };
    this.#teams.push(team);
    return team;
  }

  /** @param logins of whom one must be in it; all teams without any. GitHub does not say how it joins several. */
  teamsOf(organization: string, logins: readonly string[] = []): Team[] {
    const wanted = logins.map((login) => login.toLowerCase());
    return this.#teams.filter((team) => team.organization === organization.toLowerCase() && (wanted.length === 0 || wanted.some((login) => team.members.has(login))));
  }

  install(...repositories: string[]): Installation {
    const installation = { id: 9_000 + this.installations.length, repositories: new Set(repositories.map((name) => name.toLowerCase())) };
    this.installations.push(installation);
    return installation;
  }

  installationOf(fullName: string): Installation | undefined {
    return this.installations.find(({ repositories }) => repositories.has(fullName.toLowerCase()));
  }
}
