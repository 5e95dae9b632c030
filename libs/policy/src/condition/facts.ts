import { VOCABULARY, type FactType, type GroupName } from './vocabulary.ts';

type ValueOf<T extends FactType> = T extends 'string' ? string : T extends 'int' ? bigint : T extends 'double' ? number : T extends 'bool' ? boolean : readonly string[];

/** The facts of a group as CEL takes them: whole numbers are bigint. */
export type Facts<G extends GroupName> = {
  [F in keyof (typeof VOCABULARY)[G]['facts']]: (typeof VOCABULARY)[G]['facts'][F] extends readonly [infer T extends FactType, string] ? ValueOf<T> : never;
};

/** The evaluator tells the type of a value by its class. */
class Carrier {
  constructor(facts: object) {
    Object.assign(this, facts);
  }
}

export class FindingFacts extends Carrier {}
export class LinesFacts extends Carrier {}
export class FileFacts extends Carrier {}
export class ChangeFacts extends Carrier {}
export class CoverageFacts extends Carrier {}

/**
 * Facts that could not be had are getters that throw: an expression that does not come to an outcome without them
 * fails, as CEL has it.
 */
export class ReviewFacts {
  constructor(facts: Facts<'review'>) {
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(facts));
  }
}
