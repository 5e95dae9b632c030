import { ProvenanceError } from '@provenance/domain';
import { NAME_PATTERN, readPolicy, type CompiledPolicy, type PolicyFault } from '@provenance/policy';

/** A policy that was handed in, compiled. @throws ProvenanceError `validation_failed` with every fault and its line */
export function acceptPolicy(text: string, version: string, at: number): { policy: CompiledPolicy; remarks: PolicyFault[] } {
  const read = readPolicy(text, version, at);
  if (!('faults' in read)) return read;
  const faults = read.faults.map(({ pointer, line, detail }) => ({ pointer, detail: `line ${line}: ${detail}` }));
  throw new ProvenanceError('validation_failed', 'The policy cannot be used', { faults });
}

const NAME = new RegExp(NAME_PATTERN);

/** @throws ProvenanceError `malformed_id` */
export function checkName(name: string): string {
  if (!NAME.test(name)) throw new ProvenanceError('malformed_id', 'A policy is named by lower-case letters, digits, dots, dashes and underscores, at most 64');
  return name;
}
