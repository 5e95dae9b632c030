import type { Submission } from './submission.ts';

/** Makes bodies that all differ, at the cost of one copy each: the client must not be what is measured. */
export class BodyMint {
  readonly #templates: { bytes: Buffer; shaAt: number }[];
  #made = 0;

  constructor(submissions: readonly Submission[]) {
    this.#templates = submissions.map((submission) => {
      const bytes = Buffer.from(JSON.stringify(submission));
      return { bytes, shaAt: bytes.indexOf(submission.head_sha) };
    });
  }

  /** The next body: one of the submissions under a head commit of its own. */
  next(): Buffer {
    const template = this.#templates[this.#made % this.#templates.length];
    if (template === undefined) throw new Error('no submissions to make bodies from');
    this.#made += 1;
    const body = Buffer.from(template.bytes);
    body.write(this.#made.toString(16).padStart(40, '0'), template.shaAt, 'latin1');
    return body;
  }
}
