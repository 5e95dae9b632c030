import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** What a process is, for those who look at all of them. */
export class RunningProcess {
  /** Names it among all: its host, its pid, and what tells it from the pid's last owner. */
  readonly instance = `${hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`;
  /** ms since the epoch. */
  readonly startedAt = Date.now();
  readonly #runs = new Set<string>();

  /** @param app its role: `ingest-api`, ..., `standalone` */
  constructor(
    readonly app: string,
    readonly version: string,
  ) {}

  /** Says of a stage that it is run here. */
  run(stage: string): void {
    this.#runs.add(stage);
  }

  get runs(): string[] {
    return [...this.#runs];
  }
}
