import type { Actor, CommitIdentity, MaybeActor } from '@provenance/domain';
import type { ActorAnswer, Connection, IdentityAnswer, Maybe } from './answer.ts';

/** The items of a page, and whether each could be read. */
export interface Items<T> {
  items: T[];
  whole: boolean;
}

/** @param read undefined for an item that lacks what it must have; null for one that does not count */
export function itemsOf<A, T extends object | string>(page: Maybe<Connection<A>>, read: (answer: A) => T | null | undefined): Items<T> {
  const nodes = page?.nodes?.map((node) => (node == null ? undefined : read(node)));
  if (nodes === undefined) return { items: [], whole: false };
  return { items: nodes.filter((item) => item != null), whole: nodes.every((item) => item !== undefined) };
}

const KINDS: Record<string, Actor['kind']> = { User: 'user', EnterpriseUserAccount: 'user', Bot: 'bot' };

/** Null is a deleted account; an answer that lacks the field says nothing, which is undefined. */
export function actorOf(answer: ActorAnswer | null | undefined): MaybeActor | undefined {
  if (answer == null) return answer;
  const { login, __typename: type } = answer;
  return login == null ? undefined : { login: login.replace(/\[bot\]$/, ''), kind: KINDS[type ?? ''] ?? 'other' };
}

const NOREPLY = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/i;

/**
 * The author of a commit. GitHub names users only; an app shows in its noreply address (`<id>+<login>[bot]@...`), where
 * the login is GitHub's own word too.
 */
export function identityOf({ name, email, user }: IdentityAnswer): CommitIdentity {
  const app = NOREPLY.exec(email ?? '')?.[1];
  const fromAddress = app?.endsWith('[bot]') === true ? app.slice(0, -'[bot]'.length) : null;
  return { name: name ?? '', email: email ?? '', login: user?.login ?? fromAddress };
}
