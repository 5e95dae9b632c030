import type { PipeTransform } from '@nestjs/common';
import { ProvenanceError } from '@provenance/domain';

/** The forms in which an attestation is offered. */
export const BUNDLE_FORMATS = ['envelope', 'sigstore', 'vsa'] as const;
export type BundleFormat = (typeof BUNDLE_FORMATS)[number];

/** `?format=`: the envelope unless another form is asked for. */
export class BundleFormatPipe implements PipeTransform<unknown, BundleFormat> {
  transform(value: unknown = 'envelope'): BundleFormat {
    const format = BUNDLE_FORMATS.find((one) => one === value);
    if (format !== undefined) return format;
    const faults = [{ pointer: '?format', detail: `must be one of ${BUNDLE_FORMATS.join(', ')}` }];
    throw new ProvenanceError('validation_failed', 'The form asked for is not offered', { faults });
  }
}
