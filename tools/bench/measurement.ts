/** A figure with its unit. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
}

/** One line of the report. */
export interface Measurement extends Figure {
  /** Measured in the same run. */
  baseline?: Figure;
  /** Figure over baseline. */
  ratio?: number;
  target?: { says: string; met: boolean };
  /** The same of the Python service that this one replaces; not measured here. */
  replaced?: string;
  remark?: string;
}

/** How a run is done. */
export interface Run {
  /** A smoke run: every step, few repeats, figures that mean nothing. */
  quick: boolean;
  say: (line: string) => void;
}

/** One lettered item of the bench. */
export interface Item {
  letter: string;
  /** By which it can be asked for beside its letter. */
  name?: string;
  title: string;
  /** How it is measured, for the reader of the report. */
  method: string;
  measure(run: Run): Promise<Measurement[]>;
}

/** A figure beside its baseline. */
export function against(figure: Figure, baseline: Figure): Measurement {
  return { ...figure, baseline, ratio: figure.value / baseline.value };
}

export function atLeast(measurement: Measurement, ratio: number): Measurement {
  return target(measurement, `ratio >= ${ratio}`, (measurement.ratio ?? Number.NaN) >= ratio);
}

export function atMost(measurement: Measurement, ratio: number): Measurement {
  return target(measurement, `ratio <= ${ratio}`, (measurement.ratio ?? Number.NaN) <= ratio);
}

export function within(figure: Measurement, limit: number): Measurement {
  return target(figure, `<= ${limit} ${figure.unit}`, figure.value <= limit);
}

/** Beside it what the Python service showed, on a machine with 2 cores as well. */
export function insteadOf(measurement: Measurement, replaced: string): Measurement {
  return { ...measurement, replaced };
}

function target(measurement: Measurement, says: string, met: boolean): Measurement {
  return { ...measurement, target: { says, met } };
}
