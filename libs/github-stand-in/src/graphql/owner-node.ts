import type { World } from '../world/world.ts';
import { connection, type ConnectionArgs, type PageLimit } from './connection.ts';

interface TeamArgs extends ConnectionArgs {
  userLogins?: readonly string[] | null;
}

/** Whose repositories they are: an organisation with its teams, or a user; null for a login that owns nothing here. */
export function ownerNode(login: string, world: World, pages: PageLimit): Record<string, unknown> | null {
  const owns = [...world.repositories()].some(({ owner }) => owner.toLowerCase() === login.toLowerCase());
  if (!owns) return null;
  const account = world.accounts.of(login, 'Organization');
  const named = { id: `O_${account.id}`, login: account.login };
  if (account.type === 'User') return { __typename: 'User', ...named };
  const teams = connection('teams', pages, ({ userLogins }: TeamArgs) => world.teamsOf(login, userLogins ?? []), ({ slug }) => ({ name: slug, slug }));
  return { __typename: 'Organization', ...named, teams };
}
