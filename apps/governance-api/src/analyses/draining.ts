import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** Aborts when the process is asked to end: requests that only wait are let go, or they would hold up the shutdown. */
@Injectable()
export class Draining implements BeforeApplicationShutdown {
  readonly #controller = new AbortController();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  beforeApplicationShutdown(): void {
    this.#controller.abort();
  }
}
