import { SARIF_LIMITS, sarifDocument, type SarifContext, type SarifFinding } from './sarif.ts';

/** Bytes of a text after gzip. */
export type Gzipped = (text: string) => Promise<number>;

/** How much below the share that is left by the measure: what is cut need not pack as well as what stays. */
const MARGIN = 0.9;

/**
 * Findings as the text of a SARIF document that GitHub takes: where it is too large after gzip, the mildest results are
 * left out until it fits, and it says how many.
 */
export async function fittedSarif(findings: readonly SarifFinding[], context: SarifContext, gzipped: Gzipped, limit: number = SARIF_LIMITS.gzippedBytes): Promise<string> {
  let most = findings.length;
  for (;;) {
    const text = JSON.stringify(sarifDocument(findings, context, most));
    const size = await sizeOf(text, gzipped, limit);
    if (size <= limit || most === 0) return text;
    most = Math.floor(Math.min(most - 1, (most * limit * MARGIN) / size));
  }
}

/** What is small before gzip is small after it; at most three bytes are one unit of text. */
function sizeOf(text: string, gzipped: Gzipped, limit: number): Promise<number> {
  return text.length * 3 < limit ? Promise.resolve(text.length) : gzipped(text);
}
