/** Something that was not looked at, said instead of left out silently. */
export interface Shortcoming {
  code: 'shallow' | 'notes_not_fetched' | 'file_left_out' | 'evidence_left_out' | 'not_blamed';
  message: string;
  /** What to do about it. */
  hint?: string;
}
