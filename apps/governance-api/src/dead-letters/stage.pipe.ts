import { Injectable, type PipeTransform } from '@nestjs/common';
import { ProvenanceError, STAGES, type Stage } from '@provenance/domain';

/** The `{stage}` of an address. */
@Injectable()
export class StagePipe implements PipeTransform<string, Stage> {
  transform(value: string): Stage {
    return stageNamed(value) ?? unknownStage();
  }
}

/** The `?stage=` of a query; undefined without it. */
@Injectable()
export class OptionalStagePipe implements PipeTransform<unknown, Stage | undefined> {
  transform(value: unknown): Stage | undefined {
    if (value === undefined) {
      return undefined;
    }
    return stageNamed(value) ?? invalidStage();
  }
}

function stageNamed(value: unknown): Stage | undefined {
  return STAGES.find((stage) => stage === value);
}

function unknownStage(): never {
  throw new ProvenanceError('not_found', `There is no such stage; the stages are ${STAGES.join(', ')}`);
}

function invalidStage(): never {
  throw new ProvenanceError('validation_failed', 'stage is not valid', {
    faults: [{ pointer: '?stage', detail: `must be one of ${STAGES.join(', ')}` }],
  });
}
