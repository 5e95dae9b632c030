/** A piece of evidence that could not be used: it is named, since without it the verdicts may be poorer. */
export interface EvidenceFault {
  what: 'note' | 'trace';
  /** The commit, or which of the records. */
  where: string;
  reason: string;
}
