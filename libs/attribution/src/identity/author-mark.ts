import type { IdentityMatch } from '../catalogue/catalogue.ts';
import type { Found } from '../rules/speak.ts';
import { isApp, type Identity } from './identity.ts';

/**
 * What an author's identity says: an entry of the catalogue is its agent, any other app is nobody known, everybody else
 * is a person.
 * @param strong the rule for an identity that is the agent's own beyond doubt
 */
export function authorMark(author: Identity, match: IdentityMatch | undefined, strong: Found['rule'], raw: string | undefined): Omit<Found, 'source' | 'commit'> {
  if (match === undefined) {
    return isApp(author) ? { rule: 'unknown-app', contributor: 'unknown', raw } : { rule: 'commit-author', contributor: 'human', raw };
  }
  const { agent, weak } = match;
  const rule = agent.carriesOthers === true ? 'carrying-author' : weak ? 'author-weak' : strong;
  return { rule, contributor: agent.kind, agent_id: agent.id, raw };
}
