import { agentOf, CONTRIBUTORS, type Contributor } from '@provenance/domain';
import type { LineAuthor } from '../../offline/attributed-lines.ts';

/** The sums over the lines of a change. */
export interface Summary {
  lines: number;
  files: number;
  /** The five always add up to the lines. */
  contributors: Record<Contributor, number>;
  /** Lines by agent, `human` and `unknown`. */
  agents: Record<string, number>;
  commits: number;
}

/** Counts lines as they pass. */
export class AttributionSummary {
  readonly #files = new Set<string>();
  readonly #commits = new Set<string>();
  readonly #agents = new Map<string, number>();
  readonly #contributors = new Map<Contributor, number>(CONTRIBUTORS.map((kind) => [kind, 0]));
  #lines = 0;

  add({ file_path, commit, verdict }: LineAuthor): void {
    this.#lines += 1;
    this.#files.add(file_path);
    if (commit !== undefined) this.#commits.add(commit);
    this.#contributors.set(verdict.contributor, (this.#contributors.get(verdict.contributor) ?? 0) + 1);
    const agent = agentOf(verdict);
    this.#agents.set(agent, (this.#agents.get(agent) ?? 0) + 1);
  }

  result(): Summary {
    return {
      lines: this.#lines,
      files: this.#files.size,
      contributors: Object.fromEntries(this.#contributors) as Record<Contributor, number>,
      agents: Object.fromEntries([...this.#agents].sort(([a], [b]) => (a < b ? -1 : 1))),
      commits: this.#commits.size,
    };
  }
}
