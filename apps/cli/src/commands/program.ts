import { Command } from 'commander';
import type { Exit } from '../io/exit-code.ts';
import { audit } from './admin/audit.ts';
import { deadLettersDrop, deadLettersList, deadLettersReplay, deadLettersShow } from './admin/dead-letters.ts';
import { exportsDrop, exportsList, exportsReplay } from './admin/exports.ts';
import { queuesDrain, queuesList, queuesPause, queuesResume } from './admin/queues.ts';
import { reanalyse } from './admin/reanalyse.ts';
import { rebuildRollups } from './admin/rebuild-rollups.ts';
import { retention } from './admin/retention.ts';
import { tokenCreate } from './admin/token-create.ts';
import { tokenList } from './admin/token-list.ts';
import { tokenRevoke } from './admin/token-revoke.ts';
import { tokenRotate } from './admin/token-rotate.ts';
import { alerts } from './analytics/alerts.ts';
import { behavior } from './analytics/behavior.ts';
import { compare } from './analytics/compare.ts';
import { drift } from './analytics/drift.ts';
import { heatmap } from './analytics/heatmap.ts';
import { load } from './analytics/load.ts';
import { metrics } from './analytics/metrics.ts';
import { scorecard } from './analytics/scorecard.ts';
import { summary } from './analytics/summary.ts';
import { attribute } from './attribute/attribute.ts';
import { check } from './check/check.ts';
import { toCommand, type CommandDefinition, type Context } from './command.ts';
import { completion } from './completion/completion.ts';
import { doctor } from './doctor/doctor.ts';
import { engine } from './engine/engine.ts';
import { findingsList } from './findings/list.ts';
import { findingsShow } from './findings/show.ts';
import { findingsSuppress } from './findings/suppress.ts';
import { findingsUnsuppress } from './findings/unsuppress.ts';
import { dryRun } from './github/dry-run.ts';
import { logAudit } from './log/log-audit.ts';
import { noteShow } from './note/note-show.ts';
import { noteWrite } from './note/note-write.ts';
import { policyExplain } from './policy/policy-explain.ts';
import { policyLint } from './policy/policy-lint.ts';
import { policyTest } from './policy/policy-test.ts';
import { status } from './status/status.ts';
import { submit } from './submit/submit.ts';
import { verify } from './verify/verify.ts';

/** Commands of the first level, and groups of commands under one name. */
const COMMANDS = (): readonly CommandDefinition[] => [attribute, check, submit, status, verify, doctor, engine, completion];
interface Group {
  name: string;
  summary: string;
  commands: readonly CommandDefinition[];
  groups?: readonly Group[];
}

const GROUPS = (): readonly Group[] => [
  { name: 'policy', summary: 'write policies, and know what they say', commands: [policyLint, policyTest, policyExplain] },
  { name: 'findings', summary: 'follow findings, and accept the risk of one', commands: [findingsList, findingsShow, findingsSuppress, findingsUnsuppress] },
  { name: 'note', summary: 'leave and read notes about who wrote lines', commands: [noteWrite, noteShow] },
  { name: 'log', summary: 'hold the decision log to what was signed', commands: [logAudit] },
  {
    name: 'analytics',
    summary: 'see how agents behave over time',
    commands: [summary, behavior, scorecard, compare, alerts, load, drift, heatmap, metrics],
  },
  { name: 'github', summary: 'look at pull requests on GitHub as the service does', commands: [dryRun] },
  {
    name: 'admin',
    summary: 'say who may do what, see who did, and keep the service going',
    commands: [audit, reanalyse, rebuildRollups, retention],
    groups: [
      { name: 'token', summary: 'make, list and end API tokens', commands: [tokenCreate, tokenList, tokenRevoke, tokenRotate] },
      { name: 'queues', summary: 'see, stop and start the queues', commands: [queuesList, queuesPause, queuesResume, queuesDrain] },
      { name: 'dead-letters', summary: 'see, replay and drop what failed for good', commands: [deadLettersList, deadLettersShow, deadLettersReplay, deadLettersDrop] },
      { name: 'exports', summary: 'see, replay and drop what the warehouse refused', commands: [exportsList, exportsReplay, exportsDrop] },
    ],
  },
];

export const EXIT_CODES = `Exit codes:
  0  done; the decision allows it, or objects less than --fail-on asks
  1  the decision objects; a policy has faults, or decides otherwise than expected; what was to be verified does not hold
  2  the command was called wrongly
  3  it could not be done: unreachable, time up, a failed analysis, no engine`;

export const ENVIRONMENT = `Environment:
  PROVENANCE_API_URL            where the service is
  PROVENANCE_API_TOKEN          token for it
  PROVENANCE_SEMGREP_CORE_PATH  the engine that check runs, instead of the fetched one
  GITHUB_TOKEN                  what github dry-run asks GitHub with
  PROVENANCE_AGENT_PUBLIC_KEYS, PROVENANCE_GITHUB_AGENT_MAP, PROVENANCE_AGENT_CATALOG_PATH
                                attribution, as the service has them
  NO_COLOR                      no colours`;

/** The program over its definitions. @param ended takes the exit code of the command that ran */
export function buildProgram(context: Context, ended: (exit: Exit) => void): Command {
  const program = new Command('provenance')
    .description('Which coding agent wrote which line of a change, what risk it carries, whether it may merge.')
    .version(context.version, '--version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', `\n${EXIT_CODES}\n\n${ENVIRONMENT}`);
  for (const definition of COMMANDS()) program.addCommand(toCommand(definition, context, ended));
  for (const group of GROUPS()) program.addCommand(toGroup(group, context, ended));
  return program;
}

function toGroup({ name, summary, commands, groups = [] }: Group, context: Context, ended: (exit: Exit) => void): Command {
  const group = new Command(name).summary(summary).description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`).helpCommand(false);
  for (const definition of commands) group.addCommand(toCommand(definition, context, ended));
  for (const inner of groups) group.addCommand(toGroup(inner, context, ended));
  return group;
}

/** The same program to read its definitions from: none of its commands is run. */
export function describeProgram(): Command {
  return buildProgram({ version: '' } as Context, () => undefined);
}
