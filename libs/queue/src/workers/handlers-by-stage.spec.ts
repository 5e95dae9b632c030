import type { Stage } from '@provenance/domain';
import { handlersByStage } from './handlers-by-stage.ts';
import type { StageHandler } from './stage-handler.ts';

class Handler implements StageHandler {
  readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async run() {
    return { status: 'completed' } as const;
  }
}

describe('handlersByStage', () => {
  it('finds the handler of each stage', () => {
    const [decide, analyse] = [new Handler('decide'), new Handler('analyse')];
    expect([...handlersByStage([analyse, decide], ['decide', 'analyse'])]).toEqual([['decide', decide], ['analyse', analyse]]);
  });

  it('says how to mend a missing handler', () => {
    expect(() => handlersByStage([], ['detect'])).toThrow(`No handler for stage "detect": provide a StageHandler with stage = 'detect'`);
  });

  it('names the handlers that claim the same stage', () => {
    expect(() => handlersByStage([new Handler('detect'), new Handler('detect')], ['detect'])).toThrow('has 2 handlers (Handler, Handler): keep one');
  });

  it('names a handler whose stage the process does not run', () => {
    expect(() => handlersByStage([new Handler('enrich'), new Handler('detect')], ['detect'])).toThrow('Handler handles "enrich"');
  });
});
