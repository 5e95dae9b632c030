/** A name that a key of a signed note can have (c2sp.org/signed-note): neither empty nor with spaces or a plus sign. */
export const ORIGIN_FORM = /^[^\s+]+$/u;

/** What the decision log may be called. */
export interface LogNames {
  /** By the settings, for good or as a new log. */
  chosen: string | undefined;
  /** A log that has no checkpoint yet. */
  ofNew: string;
}

/**
 * The name of a log in its checkpoints. Where nobody chose one it is that of the first checkpoint: the address of the
 * service changes, with an ingress or a namespace, and a log under another name is another log to whoever kept a head.
 * @param kept the name in the newest checkpoint
 */
export function originOf({ chosen, ofNew }: LogNames, kept: string | undefined): string {
  return chosen ?? (kept !== undefined && ORIGIN_FORM.test(kept) ? kept : ofNew);
}
