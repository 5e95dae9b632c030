import type { Contributor } from '@provenance/domain';

/** What the catalogue knows of one agent or one piece of automation. */
export interface AgentEntry {
  id: string;
  vendor: string;
  kind: Extract<Contributor, 'ai' | 'automation'>;
  /** Exact mail addresses, lower case; a domain is never enough: people work at vendors. */
  addresses: readonly string[];
  /** Logins of GitHub apps, without `[bot]`, lower case. */
  apps: readonly string[];
  /** An identity that others use too: its word is worth this little. */
  confidence?: number;
}
