/** How long decisions are kept: an auditor tells by it what has expired from what was dropped. */
export class ResultsRetention {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }
}
