import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId, ProvenanceError } from '@provenance/domain';

/** The `{id}` of an address: refused before anything is looked up when it is not an analysis id. */
@Injectable()
export class AnalysisIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId('an', value)) {
      throw new ProvenanceError('malformed_id', 'An analysis id is an_ and 32 lower-case hex digits');
    }
    return value;
  }
}
