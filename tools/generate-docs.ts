// Writes the documents that are made from the code, or with --check fails when one of them is behind it.
import { DECISION_PREDICATE_SCHEMA, EVENT_SCHEMA } from '@provenance/domain';
import { attributionDocument } from '@provenance/attribution';
import { commandReference } from '@provenance/cli';
import { apiDescription, configurationReference, settingVariables } from '@provenance/standalone';
import { bundledRules, rulesDocument } from '@provenance/detection';
import { POLICY_SCHEMA, policyReference } from '@provenance/policy';
import { analyticsDocument } from '@provenance/domain';
import { keyReference } from '@provenance/queue';
import { metricsReference } from '@provenance/service';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { apiTypes } from './api-types.ts';
import { countersDocument } from './counters-document.ts';
import { CHART_DOCUMENTS } from './operations/documents.ts';

const root = resolve(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };

const preface = (title: string, source: string): string =>
  `# ${title}\n\nGenerated from ${source} by \`npm run docs\`; do not edit.\n\n`;

const CONFIGURATION_INTRODUCTION = `A value that cannot be used stops the start, with every fault and exit code 78. A variable named PROVENANCE_... that nothing
reads is no fault: each process says so in its log at its start, with the name that may have been meant.

`;

const KEYS_INTRODUCTION = `Every key has an owner and something that keeps it from growing; a test runs a steady stream with a retention of
seconds, and fails when a family grows, or when a key is of none. \`redis-cli --memkeys\` shows which keys are large, and
[Redis](redis.md#what-grows-for-good) says what to do about the one that grows for good.

`;

/** What reads variables without a class of settings, and names them. */
const OTHER_READERS = ['docs/cli.md', 'docs/testing.md', 'docker-compose.yml', 'tools/setup/parts.mjs'];

/** Every variable of the system, for processes that know their own settings alone. */
function variablesModule(): string {
  const others = OTHER_READERS.flatMap((file) => readFileSync(resolve(root, file), 'utf8').match(/PROVENANCE_[A-Z0-9_]+/g) ?? []);
  const names = [...new Set([...settingVariables(), ...others])].sort();
  return `// Generated from the classes of settings and ${OTHER_READERS.join(', ')} by \`npm run docs\`; do not edit.\nexport const VARIABLES: readonly string[] = [\n${names.map((name) => `  '${name}',\n`).join('')}];\n`;
}

const documents: Record<string, () => string | Promise<string>> = {
  'docs/configuration.md': () => preface('Configuration', 'the classes of settings') + CONFIGURATION_INTRODUCTION + configurationReference(),
  'docs/analytics.md': analyticsDocument,
  'docs/attribution.md': attributionDocument,
  'docs/counters.md': countersDocument,
  'docs/metrics.md': () => preface('Metrics', 'the metric catalogue') + metricsReference(),
  'docs/operations/redis-keys.md': () => preface('Keys in Redis', 'the tables of keys') + KEYS_INTRODUCTION + keyReference(),
  'docs/cli.md': () => preface('Command line', 'the definitions of the commands') + commandReference(),
  'docs/policy.md': policyReference,
  'docs/schemas/policy.schema.json': () => `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`,
  'docs/rules.md': async () => rulesDocument((await bundledRules()).rules),
  'docs/schemas/decision-predicate.schema.json': () => `${JSON.stringify(DECISION_PREDICATE_SCHEMA, null, 2)}\n`,
  'docs/schemas/events.schema.json': () => `${JSON.stringify(EVENT_SCHEMA, null, 2)}\n`,
  'docs/openapi.json': async () => `${JSON.stringify(await apiDescription(version), null, 2)}\n`,
  'libs/service/src/generated/variables.ts': variablesModule,
  ...CHART_DOCUMENTS,
  'libs/api-client/src/generated/api.ts': async () => apiTypes(await apiDescription(version)),
};

const check = process.argv.includes('--check');
for (const [file, render] of Object.entries(documents)) {
  const path = resolve(root, file);
  const text = await render();
  if (!check) {
    writeFileSync(path, text);
    continue;
  }
  const standing = ((): string | undefined => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  })();
  if (standing === text) continue;
  process.stderr.write(`${file} is behind the code: run "npm run docs" and commit it\n`);
  process.exitCode = 1;
}
