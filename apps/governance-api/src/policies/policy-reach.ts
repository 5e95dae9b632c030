import { ProvenanceError, type Access } from '@provenance/domain';

/**
 * Whoever changes a policy must reach every repository that it applies to: a policy of others cannot be loosened, taken
 * over by its name, or made to apply to theirs. @param repos patterns; empty or absent: all repositories
 * @throws ProvenanceError `forbidden`
 */
export function requireReach(access: Access, repos: readonly string[] = []): void {
  if (access.reachesAll) return;
  if (repos.length === 0) throw new ProvenanceError('forbidden', 'The policy applies to all repositories, and these credentials do not: name yours in repos');
  // Of a policy that stands the patterns are not told: who may change policies need not be allowed to read them.
  if (!repos.every((pattern) => access.covers(pattern))) throw new ProvenanceError('forbidden', 'The policy applies to repositories that these credentials do not reach');
}
