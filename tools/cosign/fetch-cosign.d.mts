/** Where cosign lies; it is built the first time, which takes some minutes. */
export function fetchCosign(): string;
