import type { Contributor } from '@provenance/domain';

/**
 * What the catalogue knows of one agent or one piece of automation. Everything is literal text, matched without regard
 * to case: no text of a pull request ever meets a pattern that could take long.
 */
export interface AgentEntry {
  /** The name under which it is counted. */
  id: string;
  vendor: string;
  kind: Extract<Contributor, 'ai' | 'automation'>;
  /** How tools and people write it, besides its id: in notes, traces, `Assisted-by:`. Whole names, never parts of one. */
  names?: readonly string[];
  /** Exact mail addresses. A domain is never enough: people work at vendors. */
  addresses?: readonly string[];
  /** Addresses that are also put on work of people: believed little. */
  weakAddresses?: readonly string[];
  /** Logins of GitHub apps, without `[bot]`. */
  apps?: readonly string[];
  /** Logins of GitHub user accounts that belong to the agent and to no person. */
  accounts?: readonly string[];
  /** An address that others use too, told apart by the name that stands before it. */
  named?: readonly { name: string; address: string }[];
  /** End of an author's name where the address is that of the person in front. */
  nameSuffix?: string;
  trailers?: readonly AgentTrailer[];
  /** Whole lines of a commit message or of a pull request's text, without the emoji in front; only a link may follow. */
  lines?: readonly string[];
  /** How its pull request branches start. */
  branches?: readonly string[];
  /** How the links start that it leaves in the text of its pull requests. */
  links?: readonly string[];
  /** Logins under which it reviews, without `[bot]`. Reviewing is never writing. */
  reviewers?: readonly string[];
  /** Automation whose commits carry what others wrote: marks in their messages count. */
  carriesOthers?: true;
  examples: AgentExamples;
}

/** A trailer that only this agent writes. */
export interface AgentTrailer {
  key: string;
  /** How the value must start; without it any value does. */
  startsWith?: readonly string[];
  /** What the value must be. */
  values?: readonly string[];
  /** The value says which session it was. */
  session?: true;
  /** The key names the platform that agents run on, not the agent: believed a little less. */
  platform?: true;
}

/** Texts that must and must not be read as this agent: `author: ...`, `line: ...`, `branch: ...`. */
export interface AgentExamples {
  is: readonly string[];
  isNot: readonly string[];
}
