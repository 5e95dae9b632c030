import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProvenanceError, STAGES, type Stage } from '@provenance/domain';

/** The `{stage}` of an address. */
@Injectable()
export class StagePipe implements PipeTransform<string, Stage> {
  transform(value: string): Stage {
    const stage = STAGES.find((one) => one === value);
    if (stage !== undefined) return stage;
    throw new ProvenanceError('not_found', `There is no such stage; the stages are ${STAGES.join(', ')}`);
  }
}
