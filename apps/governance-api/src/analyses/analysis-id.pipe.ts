import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isId, ProvenanceError } from '@provenance/domain';

/** Documents the `{id}` of an address as the pipe takes it. */
export const ApiAnalysisId = (example: string) =>
  ApiParam({ name: 'id', schema: { type: 'string', pattern: '^an_[0-9a-f]{32}$', example } });

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
