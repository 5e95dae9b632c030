import type { Stage } from '@provenance/domain';
import type { StageHandler } from './stage-handler.ts';

/**
 * The handlers by their stage, in the order of the stages.
 * @throws Error when a declared stage has no handler or two, or a handler's stage is not declared.
 */
export function handlersByStage(
  handlers: readonly StageHandler[],
  stages: readonly Stage[],
): ReadonlyMap<Stage, StageHandler> {
  const undeclared = handlers.find(({ stage }) => !stages.includes(stage));
  if (undeclared !== undefined) {
    throw new Error(
      `${nameOf(undeclared)} handles "${undeclared.stage}", which this process does not run: add the stage to \`stages\` or remove the handler`,
    );
  }
  return new Map(stages.map((stage) => [stage, theOnly(handlers.filter((handler) => handler.stage === stage), stage)]));
}

function theOnly(found: readonly StageHandler[], stage: Stage): StageHandler {
  const [handler, ...more] = found;
  if (handler === undefined) {
    throw new Error(`No handler for stage "${stage}": provide a StageHandler with stage = '${stage}', or take the stage out of \`stages\``);
  }
  if (more.length > 0) {
    throw new Error(`Stage "${stage}" has ${found.length} handlers (${found.map(nameOf).join(', ')}): keep one`);
  }
  return handler;
}

function nameOf(handler: StageHandler): string {
  return handler.constructor.name;
}
