import { QueryReader, type RawQuery } from '../query/query-reader.ts';

/** The forms in which an attestation is offered. */
export const BUNDLE_FORMATS = ['envelope', 'sigstore', 'vsa'] as const;
export type BundleFormat = (typeof BUNDLE_FORMATS)[number];

/** `?format=`: the envelope unless another form is asked for. @throws ProvenanceError `validation_failed` */
export function bundleFormat(raw: RawQuery): BundleFormat {
  const query = new QueryReader(raw);
  const format = query.oneOf('format', BUNDLE_FORMATS);
  query.finish();
  return format ?? 'envelope';
}
