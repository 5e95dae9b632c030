import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AccessConfig, TokenAuthority } from '@provenance/runtime';
import { LOGGER, type Logger } from '@provenance/service';

/** Between two attempts while the store is away. */
const RETRY_MS = 5_000;
/** The first attempt comes before the connection: that is no trouble yet. */
const CONNECTING_MS = 250;

/**
 * Makes the first admin token of an installation and prints it, once: of several processes that start at the same time
 * the one whose token the store has kept. On standard error and not in the log, which is gathered and searched.
 */
@Injectable()
export class FirstToken implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #tokens: TokenAuthority;
  readonly #config: AccessConfig;
  readonly #log: Logger;
  readonly #ending = new AbortController();
  #made: Promise<void> | undefined;

  constructor(tokens: TokenAuthority, config: AccessConfig, @Inject(LOGGER) log: Logger) {
    this.#tokens = tokens;
    this.#config = config;
    this.#log = log;
  }

  /** The start does not wait: a store that is away is said by readiness. */
  onApplicationBootstrap(): void {
    if (this.#config.auth === 'on' && this.#config.adminToken === undefined) this.#made = this.#make();
  }

  /** Resolves when the token stands, or it is known that there was one. */
  async settled(): Promise<void> {
    await this.#made;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#ending.abort();
    await this.#made;
  }

  async #make(): Promise<void> {
    for (let pauseMs = CONNECTING_MS; !this.#ending.signal.aborted; pauseMs = RETRY_MS) {
      try {
        const issued = await this.#tokens.issueFirst();
        if (issued !== undefined) say(issued.text);
        return;
      } catch (error) {
        if (pauseMs === RETRY_MS) this.#log.warn({ err: error }, 'first admin token: the store is away, trying again');
        await setTimeout(pauseMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      }
    }
  }
}

function say(text: string): void {
  process.stderr.write(`There is no token yet. This one may do everything; it is shown only here and only now:\n\n  ${text}\n\n`);
}
