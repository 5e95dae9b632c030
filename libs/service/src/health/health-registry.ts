/** Nothing when all is well, else the reason. A probe that throws or takes too long is not well either. */
export type HealthProbe = () => string | undefined | Promise<string | undefined>;

/**
 * `live`: is the process worth keeping (has it made progress). `ready`: can it do its work now (dependencies). `partial`: can
 * it do all of it; said with `ready`, and for it nobody is sent away, who would be told less elsewhere. `watched`: is there
 * trouble beside, which an operator should hear of and for which nobody is to be restarted or sent away.
 */
export type HealthKind = 'live' | 'ready' | 'partial' | 'watched';

export interface HealthReport {
  /** `ok` also where only a part cannot be done. */
  status: 'ok' | 'unavailable';
  /** By name: `ok`, or the reason. */
  checks: Record<string, string>;
}

const PROBE_TIMEOUT_MS = 2000;

/** The probes that the modules of a process have put in. */
export class HealthRegistry {
  readonly #probes: { kind: HealthKind; name: string; probe: HealthProbe }[] = [];
  #endingSince: number | undefined;

  /** Adds a probe. Names are shown to operators: no addresses, no secrets. */
  add(kind: HealthKind, name: string, probe: HealthProbe): void {
    this.#probes.push({ kind, name, probe });
  }

  /** From now on the process is not ready: it ends what it has in hand and should be sent nothing more. */
  end(): void {
    this.#endingSince ??= performance.now();
  }

  /** When `end` was called, ms of the clock of `performance`. */
  get endingSince(): number | undefined {
    return this.#endingSince;
  }

  async report(kind: Exclude<HealthKind, 'partial'>): Promise<HealthReport> {
    const [checks, partial] = await Promise.all([this.#ask(kind), kind === 'ready' ? this.#ask('partial') : {}]);
    if (kind === 'ready' && this.#endingSince !== undefined) checks['process'] = 'shutting down';
    const status = Object.values(checks).every((answer) => answer === 'ok') ? 'ok' : 'unavailable';
    return { status, checks: { ...checks, ...partial } };
  }

  async #ask(kind: HealthKind): Promise<HealthReport['checks']> {
    const asked = this.#probes.filter((entry) => entry.kind === kind);
    return Object.fromEntries(await Promise.all(asked.map(async ({ name, probe }) => [name, await ask(probe)] as const)));
  }
}

async function ask(probe: HealthProbe): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${PROBE_TIMEOUT_MS} ms`), PROBE_TIMEOUT_MS);
  });
  try {
    return (await Promise.race([Promise.resolve().then(probe), late])) ?? 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  } finally {
    clearTimeout(timer);
  }
}
