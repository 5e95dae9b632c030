import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicy } from '../compile/compile-policy.ts';
import { policyReference } from './policy-reference.ts';

it('shows a policy that can be used', () => {
  const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(policyReference()) ?? [];
  expect(readPolicy(yaml, '1', 0)).toMatchObject({ remarks: [] });
});

it('names commands and settings that there are', () => {
  const root = resolve(import.meta.dirname, '../../../..');
  expect(readFileSync(resolve(root, 'docs/configuration.md'), 'utf8')).toContain('PROVENANCE_POLICY_FILE');
  for (const [, command] of policyReference().matchAll(/^provenance (policy \w+|check)/gm)) {
    expect(readFileSync(resolve(root, 'docs/cli.md'), 'utf8')).toContain(`## provenance ${command}`);
  }
});
