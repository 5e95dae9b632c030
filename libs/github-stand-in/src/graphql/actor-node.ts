import type { Account } from '../world/account.ts';

/** An account as GraphQL shows it: the login of an app without `[bot]`; null for an account that was deleted. */
export function actorNode(account: Account | null): Record<string, unknown> | null {
  if (account === null) {
    return null;
  }
  return { __typename: account.type, id: `U_${account.id}`, databaseId: account.id, login: account.login };
}
