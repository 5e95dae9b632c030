import { EVALUATION_BUDGET } from '../document/limits.ts';

/**
 * What all conditions of one decision may cost together, in nodes. Counted before anything is evaluated, and never by
 * a clock: the same change always comes to the same decision.
 */
export class Budget {
  #left: number;

  constructor(nodes = EVALUATION_BUDGET) {
    this.#left = nodes;
  }

  /** False where there is not so much left: nothing was taken. */
  take(nodes: number): boolean {
    if (nodes > this.#left) return false;
    this.#left -= nodes;
    return true;
  }
}
