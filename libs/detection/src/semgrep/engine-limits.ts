/** Bounds of one engine process. */
export interface EngineLimits {
  /** Seconds for one rule on one file; three such time-outs end the file. Below 3 cheap rules are lost too. */
  ruleTimeoutSeconds: number;
  /** The engine's own, soft bound, a file. */
  memoryMiB: number;
  /** Hard bound of the process. OCaml reserves far more than it uses, so it is a multiple of memoryMiB. */
  addressSpaceMiB: number;
  /** Hard bound of the process, beyond any wall clock below: an engine whose worker was killed has nobody to end it. */
  cpuSeconds: number;
  /** Wall clock of a batch: the engine's time-outs do not bound it. */
  wallBaseMs: number;
  wallPerFileMs: number;
  /** Scheduling priority below ours, 0 to 19. */
  niceness: number;
}

export const DEFAULT_ENGINE_LIMITS: EngineLimits = {
  ruleTimeoutSeconds: 5,
  memoryMiB: 1024,
  addressSpaceMiB: 4096,
  cpuSeconds: 120,
  // Three time-outs of 5 s, and the start under load.
  wallBaseMs: 20_000,
  wallPerFileMs: 250,
  niceness: 5,
};

/** Milliseconds after which a batch is given up. */
export function wallMs(limits: EngineLimits, files: number): number {
  // A file alone gets all the time it can need; a batch is cut short and tried in parts, for the others in it.
  const base = files === 1 ? limits.wallBaseMs : limits.wallBaseMs / 2;
  return base + limits.wallPerFileMs * files;
}
