import { readFileSync } from 'node:fs';
import { readPolicy, type CompiledPolicy } from '@provenance/policy';
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

function faultOf(path: string): string | undefined {
  try {
    const read = readPolicy(readFileSync(path, 'utf8'), FILE_VERSION, Date.now());
    return 'faults' in read ? `names a policy that cannot be used: ${read.faults.map(({ line, detail }) => `line ${line}: ${detail}`).join('; ')}` : undefined;
  } catch (error) {
    return `cannot be read: ${(error as Error).message}`;
  }
}
