import { partyOf, type Accounts, type MaybeActor, type Party } from '../pull-request/actor.ts';
import type { PullRequestSnapshot } from '../pull-request/snapshot.ts';

/**
 * Who stands on which side of a pull request. The author's side: who opened it, and agents that committed to it, unless
 * they gave a verdict on it: a review bot that also pushes a fix stays a reviewer.
 */
export class Sides {
  readonly #accounts: Accounts;
  readonly #author: string | undefined;
  readonly #committed: ReadonlySet<string>;
  readonly #judged: ReadonlySet<string>;

  constructor({ author, commits, reviews }: PullRequestSnapshot, accounts: Accounts) {
    this.#accounts = accounts;
    this.#author = author?.login;
    this.#committed = new Set(commits.flatMap((commit) => commit.authors.flatMap(({ login }) => login ?? [])));
    const verdicts = reviews.filter(({ state }) => state !== 'commented');
    this.#judged = new Set(verdicts.flatMap((review) => review.author?.login ?? []));
  }

  partyOf(actor: MaybeActor): Party {
    return partyOf(actor, this.#accounts);
  }

  teamsOf(login: string): readonly string[] {
    return this.#accounts.teamsOf(login);
  }

  /** False also where nobody can say who it was. */
  isAuthors(actor: MaybeActor): boolean {
    if (actor === null) {
      return false;
    }
    const { login } = actor;
    const worksOnIt = this.partyOf(actor) === 'bot' && this.#committed.has(login) && !this.#judged.has(login);
    return login === this.#author || worksOnIt;
  }

  /** Somebody who is known and not of the author's side. */
  isReviewer(actor: MaybeActor): boolean {
    return actor !== null && !this.isAuthors(actor);
  }
}
