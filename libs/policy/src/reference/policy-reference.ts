import { BUILTIN_RULE_IDS } from '@provenance/domain';
import { BUILTIN_SUBJECTS } from '../compile/builtin-subjects.ts';
import { FUNCTIONS, LISTS, VOCABULARY, type FactGroup } from '../condition/vocabulary.ts';
import { EVALUATION_BUDGET, LIMITS } from '../document/limits.ts';
import { SUBJECTS } from '../document/policy-document.ts';
import { SCOPE_PARTS } from '../scope/scope.ts';

const BEGINNING = `# Policies

Generated from \`libs/policy\` by \`npm run docs\`; do not edit.

A policy says when a change may merge. The built-in rules hold without one (docs/configuration.md sets them); a policy
of your own adds rules, sets the built-in ones for its repositories, and exempts from them. It is a YAML file, or JSON.

\`\`\`yaml
# yaml-language-server: $schema=https://YOUR-SERVICE/v1/policies/schema
name: payments
description: What the payments team asks of a change.
repos: ["acme/pay-*"]
on_error: block
builtin:
  block_on_unknown: true
rules:
  - id: no-agents-in-crypto
    for: lines
    scope: {paths: ["src/crypto/**"], contributors: [ai, mixed]}
    outcome: block
    message: People write src/crypto.
  - id: serious-by-agent
    for: finding
    scope: {severities: [critical, high]}
    when: finding.contributor == "ai" && !finding.path.glob("test/**")
    outcome: block
    message: A serious finding in lines of an agent.
exemptions:
  - rule: no-agents-in-crypto
    scope: {paths: ["src/crypto/vectors/**"]}
    owner: security@acme.example
    reason: Test vectors, generated from the standard.
    expires: 2026-12-31
\`\`\`

[docs/policies](policies) holds more, each with cases that say what comes of it; they are tests of this project.
The schema is [docs/schemas/policy.schema.json](schemas/policy.schema.json), and \`GET /v1/policies/schema\`.

## From a file to a decision

\`\`\`
provenance policy lint payments.yaml             # all faults at once, with their lines
provenance policy test docs/policies             # cases with expected outcomes
provenance check --policy payments.yaml          # a local change, without any service
provenance policy explain payments.yaml --analysis an_0f0c…   # which rule fired on which line
curl -X PUT --data-binary @payments.yaml -H 'content-type: application/yaml' $URL/v1/policies/payments
curl -X POST --data-binary @payments.yaml -H 'content-type: application/yaml' $URL/v1/policies/backtest?days=30
\`\`\`

A policy that was put gets a version. The same document again is the same version, however it is written; earlier
versions stay readable. Every decision names the policies that took part, with version and digest. A back-test says
what would have been decided otherwise in the last days, before anybody is surprised. \`PROVENANCE_POLICY_FILE\` names a
policy that comes with the deployment and cannot be changed over HTTP.

## How it decides

- Each rule looks at findings, lines, files or the change, one by one. What is in its \`scope\` and meets its \`when\`
  counts; from \`at_least\` of them on it fires. Every rule that fires is a reason, with the places.
- The decision is the strictest outcome of all reasons: of all policies of the repository, and of the built-in rules.
  Order means nothing. \`allow\` is a remark: it loosens no other rule.
- Only an exemption loosens, and only the rule that it names, in its own document. It has an owner, a reason and an end;
  after that the rule objects again, and says whose exemption expired. \`builtin/NAME\` names a built-in rule.
- Each policy runs the built-in rules as it sets them. \`builtin: {enabled: false}\` leaves them out, unless another policy
  of the same repository has them.
- A condition that cannot be evaluated (a division by zero, a review of which nothing is known) is a reason of its own,
  \`could_not_tell\`, with the outcome of \`on_error\`: \`warn\`, or \`block\`. A policy that can no longer be read objects.
- Only open findings count. A suppressed one is no reason.

Adding a finding never makes the outcome milder, as long as conditions on sums and lists (\`change.findings\`,
\`findings.all(...)\`) hold for more findings where they hold for fewer. Conditions on a single finding may be any.`;

const CEL = `## Conditions

\`when\` is an expression of [CEL](https://cel.dev), the Common Expression Language: \`&&\`, \`||\`, \`!\`, \`==\`, \`<\`, \`in\`, \`+\`,
\`a ? b : c\`. It must be true or false. Names and types are checked when the policy is read. Whole numbers (\`int\`) are
written \`3\`, others (\`double\`) \`0.5\`; the division of whole numbers is whole.`;

/** docs/policy.md: how policies are written, with the vocabulary as the code has it. */
export function policyReference(): string {
  return [BEGINNING, scopes(), CEL, functions(), ...facts(), lists(), builtin(), limits()].join('\n\n') + '\n';
}

function scopes(): string {
  const rows = SUBJECTS.map((subject) => `| \`${subject}\` | ${WHAT[subject]} | ${SCOPE_PARTS[subject].map((part) => `\`${part}\``).join(', ')} |`);
  return ['## Rules and scopes', '| `for` | looks at | scope |\n|---|---|---|\n' + rows.join('\n'), SCOPES_END].join('\n\n');
}

const WHAT = {
  finding: 'each open finding',
  lines: 'the changed lines of each author in each file',
  file: 'each changed file',
  change: 'the change, once',
} as const;

const SCOPES_END = `Of a list one member is enough; all parts must fit. In patterns \`*\` stands for anything but a slash, \`**\` for anything,
\`**/\` for any folders or none, \`?\` for one character. \`line_share\` asks how much of the file (of the change, in a rule for
it) a contributor wrote: \`{contributor: ai, at_least: 0.5}\`.`;

function functions(): string {
  const rows = Object.values(FUNCTIONS).map(([example, says]) => `| \`${example}\` | ${says} |`);
  return `| call | says |\n|---|---|\n${rows.join('\n')}\n\nThere is nothing else: no regular expressions, and no list within a list.`;
}

function facts(): string[] {
  return Object.entries<FactGroup>(VOCABULARY).map(([name, { says, subjects, facts: named }]) => {
    const rows = Object.entries(named).map(([fact, [type, meaning]]) => `| \`${name}.${fact}\` | \`${type}\` | ${meaning} |`);
    return `### ${name}\n\n${says} In rules for ${subjects.map((subject) => `\`${subject}\``).join(', ')}.\n\n| fact | type | says |\n|---|---|---|\n${rows.join('\n')}`;
  });
}

function lists(): string {
  const rows = Object.entries(LISTS).map(([name, { of, says }]) => `| \`${name}\` | ${of} | ${says} |`);
  return `### Lists\n\nIn rules for \`change\` alone.\n\n| list | of | says |\n|---|---|---|\n${rows.join('\n')}`;
}

function builtin(): string {
  const rows = BUILTIN_RULE_IDS.map((rule) => `| \`builtin/${rule}\` | ${BUILTIN_SUBJECTS[rule]} |`);
  return `## Built-in rules, for exemptions\n\n| rule | for |\n|---|---|\n${rows.join('\n')}`;
}

function limits(): string {
  const whole = (number: number): string => number.toLocaleString('en-GB');
  return `## Limits

A document has at most ${whole(LIMITS.documentBytes)} bytes, ${LIMITS.rules} rules and ${LIMITS.exemptions} exemptions. A condition has at most
${whole(LIMITS.conditionLength)} characters, ${LIMITS.conditionNodes} parts, ${LIMITS.conditionDepth} levels, and ${LIMITS.conditionListElements} members in a list that it writes out. What goes beyond is
refused when the policy is read. A document is parsed in one turn of the service's event loop, which is why its size is
bounded; a decision is made in turns, a rule each. All conditions of one decision together visit at most ${whole(EVALUATION_BUDGET)} parts, which
is counted beforehand and never by a clock; a rule beyond that is \`could_not_tell\`, with the stricter of its outcome and
\`on_error\`.`;
}
