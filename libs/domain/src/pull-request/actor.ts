/** `bot`: a GitHub app. `other`: an organisation, or a mannequin that stands for somebody of an import. */
export type ActorKind = 'user' | 'bot' | 'other';

/** An account as GitHub names it; the login of an app stands without `[bot]`. */
export interface Actor {
  login: string;
  kind: ActorKind;
}

/** Nobody: GitHub no longer says who it was, for the account was deleted. */
export type MaybeActor = Actor | null;

/** What is known about accounts beyond what GitHub says of them. */
export interface Accounts {
  /** The agent or automation to which a user's account belongs; undefined for a person. Apps are not asked for. */
  agentOf(login: string): string | undefined;
  /** The teams that a person reviews for. */
  teamsOf(login: string): readonly string[];
}

/** Somebody who acts: a machine, a person, or an account of which nothing of the two can be said. */
export type Party = 'bot' | 'human' | 'unknown';

/** Agents that act under a user's account are machines as apps are. */
export function partyOf(actor: MaybeActor, accounts: Accounts): Party {
  if (actor === null) {
    return 'unknown';
  }
  if (actor.kind !== 'user') {
    return actor.kind === 'bot' ? 'bot' : 'unknown';
  }
  return accounts.agentOf(actor.login) === undefined ? 'human' : 'bot';
}
