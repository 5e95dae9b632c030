import { FAULTY, importsOf, ORDINARY, type Names } from './python-functions.ts';
import { between, hex, pick, shuffled, type Random } from './random.ts';

const NOUNS = ['invoice', 'order', 'customer', 'shipment', 'refund', 'ticket', 'device', 'report', 'account', 'booking'];

/** One file in so many has a fault, as in a pull request that is worth reviewing. */
const ONE_FAULTY_IN = 6;

export interface PythonFile {
  path: string;
  content: string;
}

/** A module of 60 to 150 lines that no other call with the same generator gives again. */
export function pythonFile(random: Random): PythonFile {
  const mark = `x${hex(random, 8)}`;
  const noun = pick(random, NOUNS);
  const names: Names = {
    noun,
    other: pick(random, NOUNS.filter((candidate) => candidate !== noun)),
    mark,
    count: between(random, 2, 90),
  };
  const templates = shuffled(random, ORDINARY).slice(0, between(random, 4, 8));
  if (between(random, 1, ONE_FAULTY_IN) === 1) templates.splice(1, 0, pick(random, FAULTY));
  const body = templates.map((template) => template(names)).join('\n');
  return { path: `services/${noun}/${noun}_${mark}.py`, content: `${importsOf(body)}\n${body}` };
}

/** A module of three lines, for runs that are about everything but the engine. */
export function tinyPythonFile(index: number): PythonFile {
  return { path: `tiny/module_${index}.py`, content: `VALUE = ${index}\n\nNAME = "tiny ${index}"\n` };
}
