/** Which version of a policy stands, and what must be known of it even where it can no longer be read. */
export interface PolicyHead {
  name: string;
  /** From 1. */
  version: number;
  /** sha256 (hex) of the document. */
  digest: string;
  /** False once it was taken out of use; its versions stay readable. */
  enabled: boolean;
  description: string;
  /** Patterns of the repositories that it applies to; empty: all. */
  repos: string[];
  on_error: 'warn' | 'block';
  /** When it became this version, or was taken out of use. RFC 3339, UTC. */
  updated_at: string;
}

/** One version as it was written. */
export interface PolicyVersion {
  name: string;
  version: number;
  digest: string;
  /** The text as it was put: YAML or JSON. */
  source: string;
  /** RFC 3339, UTC. */
  created_at: string;
}

/** A policy to be put: the store gives it its version. */
export type PolicyDraft = Omit<PolicyHead, 'version' | 'enabled' | 'updated_at'> & { source: string };

export type PutResult =
  | { outcome: 'created' | 'unchanged'; head: PolicyHead }
  /** Another version stands than the one that was expected; 0: none. */
  | { outcome: 'conflict'; version: number }
  | { outcome: 'full' };

/** More of them would be a mistake or an attack; old versions are not dropped, since decisions name them. */
export const POLICY_LIMITS = { names: 200, versions: 2_000 } as const;

/**
 * The policies by name and version. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class PolicyStore {
  /**
   * Makes a document the version that stands. One that was there before keeps the version that it had, so that version
   * and digest belong together. @param expected the version that must stand; 0: none, or one out of use
   */
  abstract put(draft: PolicyDraft, at: string, expected?: number): Promise<PutResult>;
  /** All policies by name, those out of use too. */
  abstract heads(): Promise<PolicyHead[]>;
  abstract head(name: string): Promise<PolicyHead | undefined>;
  abstract version(name: string, version: number): Promise<PolicyVersion | undefined>;
  /** How many versions there are: 1 to this. */
  abstract versions(name: string): Promise<number>;
  /** Takes it out of use. False where it is not in use. */
  abstract disable(name: string, at: string): Promise<boolean>;
}
