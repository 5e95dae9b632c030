/** How far a quantile that is read from the bins may be from the true one, as a share of it. */
export const RELATIVE_ERROR = 0.01;

/**
 * The mapping of DDSketch (Masson, Rim, Lee: VLDB 2019): the bounds of the bins grow by this factor, so that every
 * value of a bin is within the relative error of its middle. Bins are counted, so sketches add and subtract exactly.
 */
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);

/** The bin of a duration. @param ms whole or broken milliseconds; below one they count as one */
export function durationBin(ms: number): number {
  return Math.ceil(Math.log(Math.max(ms, 1)) / LOG_GAMMA);
}

/** The milliseconds that a bin stands for. */
export function durationOfBin(bin: number): number {
  return (2 * GAMMA ** bin) / (GAMMA + 1);
}
