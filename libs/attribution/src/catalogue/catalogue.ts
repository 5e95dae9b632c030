import { appLogin, noreplyLogin, type Identity } from '../identity/identity.ts';
import type { AgentEntry, AgentTrailer } from './agent-entry.ts';
import { AGENTS } from './agents.ts';

/** An entry that an identity belongs to, and whether the identity is one that people carry too. */
export interface IdentityMatch {
  agent: AgentEntry;
  weak: boolean;
}

/** A trailer of the catalogue and the agent that writes it. */
export interface TrailerRule {
  agent: AgentEntry;
  trailer: AgentTrailer;
}

type Index = Map<string, AgentEntry>;

/** Finds the agent behind what commits, notes and pull requests say. Lookups cost the same for any text. */
export class AgentCatalogue {
  readonly agents: readonly AgentEntry[];
  readonly #ids: Index;
  readonly #names: Index;
  readonly #addresses: Index;
  readonly #weak: Index;
  readonly #named: Index;
  readonly #apps: Index;
  readonly #accounts: Index;
  readonly #lines: Index;
  readonly #reviewers: Index;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #trailers = new Map<string, TrailerRule[]>();
  readonly #suffixes: [suffix: string, agent: AgentEntry][];

  /** Of entries that claim one thing the last has it. Labels are texts of pull request labels, with the agent's id. */
  constructor(agents: readonly AgentEntry[] = AGENTS, labels: ReadonlyMap<string, string> = new Map()) {
    this.agents = agents;
    this.#labels = labels;
    this.#ids = index(agents, ({ id }) => [id]);
    this.#names = index(agents, ({ names }) => names);
    this.#addresses = index(agents, ({ addresses }) => addresses);
    this.#weak = index(agents, ({ weakAddresses }) => weakAddresses);
    this.#named = index(agents, ({ named }) => named?.map(namedKey));
    this.#apps = index(agents, ({ apps }) => apps);
    this.#accounts = index(agents, ({ accounts }) => accounts);
    this.#lines = index(agents, ({ lines }) => lines);
    this.#reviewers = index(agents, ({ reviewers }) => reviewers);
    this.#suffixes = agents.flatMap((agent) => (agent.nameSuffix === undefined ? [] : [[agent.nameSuffix.toLowerCase(), agent] as [string, AgentEntry]]));
    for (const agent of agents) {
      for (const trailer of agent.trailers ?? []) {
        const key = trailer.key.toLowerCase();
        this.#trailers.set(key, [...(this.#trailers.get(key) ?? []), { agent, trailer }]);
      }
    }
  }

  /** The entry of an id or of another whole name for it. */
  byName(name: string): AgentEntry | undefined {
    const key = name.trim().toLowerCase();
    return this.#ids.get(key) ?? this.#names.get(key);
  }

  /** Agent or automation, for an id that somebody gave. An id that the catalogue does not know is an agent's. */
  kindOf(agentId: string): AgentEntry['kind'] {
    return (this.byName(agentId) ?? this.byLogin(agentId.trim(), true))?.kind ?? 'ai';
  }

  /** The agent that a name and an address stand for: by the address, not by a name that people bear too. */
  byIdentity({ name, address }: Identity): IdentityMatch | undefined {
    const at = address.toLowerCase();
    const called = name.toLowerCase();
    const login = noreplyLogin(at);
    const agent =
      this.#named.get(namedKey({ name: called, address: at })) ??
      this.#addresses.get(at) ??
      (login === undefined ? undefined : this.#byAppOrAccount(login)) ??
      // Only an app can have brackets in its name, and it has them in front of any address.
      this.#apps.get(appLogin(called) ?? '') ??
      this.#apps.get(appLogin(at) ?? '');
    if (agent !== undefined) return { agent, weak: false };
    const weak = this.#weak.get(at);
    return weak === undefined ? undefined : { agent: weak, weak: true };
  }

  /** The agent that edited in a person's name, by the end of the author's name. */
  bySuffix({ name }: Identity): AgentEntry | undefined {
    const called = name.toLowerCase();
    return this.#suffixes.find(([suffix]) => called.length > suffix.length && called.endsWith(suffix))?.[1];
  }

  /** The agent of a GitHub login, with or without `[bot]`; without it, `app` says whether the account is an app's. */
  byLogin(login: string, app: boolean): AgentEntry | undefined {
    const called = login.toLowerCase();
    const bot = appLogin(called);
    return bot === undefined && !app ? this.#accounts.get(called) : (this.#apps.get(bot ?? called) ?? this.#accounts.get(called));
  }

  /** The agent that reviews under this login. For figures on reviews; no reviewer is ever an author. */
  byReviewer(login: string): AgentEntry | undefined {
    const called = login.toLowerCase();
    return this.#reviewers.get(appLogin(called) ?? called);
  }

  /** The trailers of agents with this key, in any case of letters. */
  trailersOf(key: string): readonly TrailerRule[] {
    return this.#trailers.get(key.toLowerCase()) ?? [];
  }

  /** The agent whose line this is: the whole text, lower case, without what may follow it. */
  byLine(text: string): AgentEntry | undefined {
    return this.#lines.get(text);
  }

  /** The agent whose pull request branches start like this one. */
  byBranch(branch: string): AgentEntry | undefined {
    const name = branch.toLowerCase();
    return this.agents.find(({ branches }) => branches?.some((prefix) => name.startsWith(prefix.toLowerCase())));
  }

  /** The agent whose links start like this one. */
  byLink(link: string): AgentEntry | undefined {
    return this.agents.find(({ links }) => links?.some((prefix) => link.startsWith(prefix)));
  }

  /** The id of the agent that an operator has given this label. */
  byLabel(label: string): string | undefined {
    return this.#labels.get(label.toLowerCase());
  }

  #byAppOrAccount(login: string): AgentEntry | undefined {
    const app = appLogin(login);
    return app === undefined ? this.#accounts.get(login) : this.#apps.get(app);
  }
}

function index(agents: readonly AgentEntry[], keysOf: (agent: AgentEntry) => readonly string[] | undefined): Index {
  return new Map(agents.flatMap((agent) => (keysOf(agent) ?? []).map((key) => [key.toLowerCase(), agent] as const)));
}

function namedKey({ name, address }: Identity): string {
  return `${name.toLowerCase()} <${address.toLowerCase()}>`;
}
