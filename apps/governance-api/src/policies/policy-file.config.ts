import { readFileSync } from 'node:fs';
import { readPolicy, readYaml, type CompiledPolicy } from '@provenance/policy';
import { ConfigError, Section, Setting } from '@provenance/service';
import { IsOptional, ValidateBy } from 'class-validator';

/** What decisions call the version of a policy that comes with the deployment: its digest tells one from another. */
export const FILE_VERSION = 'file';

@Section('Policy file')
export class PolicyFileConfig {
  @Setting({
    env: 'PROVENANCE_POLICY_FILE',
    purpose: 'File of a policy (YAML or JSON) that comes with the deployment; it cannot be changed over HTTP. See docs/policy.md.',
    type: 'string',
    unset: '(none)',
  })
  @IsOptional()
  @ValidateBy({
    name: 'policyFile',
    validator: { validate: (path: string) => faultOf(path) === undefined, defaultMessage: (args) => faultOf(String(args?.value)) ?? '' },
  })
  path?: string;
}

/** The policy of the deployment, where there is one. */
export function filePolicy({ path }: PolicyFileConfig): CompiledPolicy | undefined {
  if (path === undefined) return undefined;
  const read = readPolicy(readFileSync(path, 'utf8'), FILE_VERSION, Date.now());
  if ('faults' in read) throw new ConfigError([`PROVENANCE_POLICY_FILE: the policy in ${path} has changed and can no longer be used`]);
  return read.policy;
}

/** What a fault says may quote the text, which a mistyped path makes that of a mounted Secret: the log gets its lines alone. */
function faultOf(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return `cannot be read: ${(error as NodeJS.ErrnoException).code}`;
  }
  const read = readPolicy(text, FILE_VERSION, Date.now());
  if (!('faults' in read)) return undefined;
  const kind = 'faults' in readYaml(text) ? 'YAML that can be read' : 'a policy that can be used';
  const lines = [...new Set(read.faults.map(({ line }) => line))];
  return `does not name ${kind}: at fault is line ${lines.join(', ')}; "provenance policy lint ${path}" says how`;
}
