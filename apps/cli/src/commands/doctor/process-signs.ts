import type { DeployedProcess, Deployment } from '@provenance/api-client';
import { STAGES } from '@provenance/domain';
import { runbook, type Sign } from './sign.ts';

/** Apart from each other so far, tokens of OIDC and times of decisions are no longer right. */
const SKEW_WARN_SECONDS = 5;
const SKEW_FAIL_SECONDS = 60;

/** A process says that it is there before it can do its work. */
const STARTING_SECONDS = 30;

/** Every stage needs a process that runs it; ingest is what accepts. */
const NEEDED = ['ingest', ...STAGES];

/** What each process watches beside its work, and what to do about it. */
const WATCHED: Readonly<Record<string, Pick<Sign, 'state' | 'todo' | 'runbook'>>> = {
  github: { state: 'fail', todo: 'Look at the credentials, and whether the enrich worker reaches GitHub', runbook: runbook('ProvenanceGitHubFailing') },
  'github limit': { state: 'warn', todo: 'Wait for the reset, or use a GitHub App', runbook: runbook('ProvenanceGitHubRateLimitLow') },
  detectors: { state: 'fail', todo: 'Read the log of the detect worker for what its engines say; provenance admin reanalyse --failed once they work', runbook: runbook('ProvenanceDetectorFailing') },
  oidc: { state: 'fail', todo: 'Jobs that come with OIDC tokens are turned away: see that the process reaches PROVENANCE_OIDC_ISSUER', runbook: 'docs/access.md' },
  'newer jobs': { state: 'warn', todo: 'Let the rollout end, or roll forward again: their analyses are not decided before that', runbook: runbook('ProvenanceNewerVersionNeeded') },
  export: { state: 'fail', todo: 'See that the sink is up and reached; nothing is lost meanwhile', runbook: runbook('ProvenanceExportBehind') },
};

/** Somebody answers, so that all of them have but begun to speak, or cannot. */
const SILENT: Sign = {
  what: 'processes',
  state: 'unseen',
  detail: 'none has said yet that it runs',
  todo: 'Ask again in 20 s; if none has then, read the log of governance-api',
  runbook: runbook('ProvenanceServiceAbsent'),
};

/** While Redis refuses writes they may all run. */
export const UNHEARD: Sign = {
  what: 'processes',
  state: 'unseen',
  detail: 'none can say that it runs while Redis refuses writes',
  todo: 'Ask again once it takes them',
  runbook: 'docs/operations/redis.md',
};

/** The stages that nobody runs. */
export function orphans(processes: readonly DeployedProcess[]): Set<string> {
  return new Set(NEEDED.filter((stage) => !processes.some(({ runs }) => runs.includes(stage))));
}

/** @param own the version of this program */
export function processSigns({ processes }: Pick<Deployment, 'processes'>, own: string): Sign[] {
  if (processes.length === 0) return [SILENT];
  return [...appSigns(processes), ...stageSigns(processes), ...readySigns(processes), ...watchSigns(processes), versionSign(processes, own), ...clockSigns(processes), retentionSign(processes)];
}

function appSigns(processes: readonly DeployedProcess[]): Sign[] {
  const byApp = Map.groupBy(processes, ({ app }) => app);
  return [...byApp].map(([app, of]) => {
    const since = of.map(({ started_at }) => started_at).sort();
    return { what: app, state: 'ok', detail: `${of.length} ${of.length === 1 ? 'runs' : 'run'}, ${versionsOf(of).join(' and ')}, since ${since[0]}${of.length > 1 ? ` to ${since.at(-1)}` : ''}` };
  });
}

function stageSigns(processes: readonly DeployedProcess[]): Sign[] {
  return [...orphans(processes)].map((stage) => ({
    what: `stage ${stage}`,
    state: 'fail',
    detail: `0 processes run it; ${processes.length} others were heard of within 20 s`,
    todo: stage === 'ingest' ? 'Start ingest-api: nothing is accepted' : `Start ${appOf(stage)}: nothing is decided`,
    runbook: runbook('ProvenanceServiceAbsent'),
  }));
}

const appOf = (stage: string): string => (stage === 'enrich' || stage === 'detect' ? `${stage}-worker` : 'governance-api');

function readySigns(processes: readonly DeployedProcess[]): Sign[] {
  return processes.flatMap(({ app, instance, started_at, seen_at, checks }): Sign[] => {
    const bad = Object.entries(checks).filter(([, said]) => said !== 'ok');
    if (bad.length === 0) return [];
    const age = (Date.parse(seen_at) - Date.parse(started_at)) / 1_000;
    const why = `${age.toFixed(0)} s after its start: ${bad.map(([name, said]) => `${name}: ${said}`).join('; ')}`;
    if (age < STARTING_SECONDS) return [{ what: app, state: 'note', detail: `${instance} is starting, ${why}` }];
    return [{ what: app, state: 'fail', detail: `${instance} is not ready, ${why}`, todo: 'Read its log; a restart is safe', runbook: runbook('ProvenanceTargetDown') }];
  });
}

/** One sign a trouble, however many processes have it. */
function watchSigns(processes: readonly DeployedProcess[]): Sign[] {
  const troubles = processes.flatMap(({ app, watched }) => Object.entries(watched).filter(([, said]) => said !== 'ok').map(([name, said]) => ({ name, said, app })));
  return [...Map.groupBy(troubles, ({ name }) => name)].map(([name, of]) => {
    const apps = [...new Set(of.map(({ app }) => app))].join(', ');
    return { what: name, state: 'fail', ...WATCHED[name], detail: `${of[0]!.said} (${of.length} of ${processes.length} processes: ${apps})` };
  });
}

function versionSign(processes: readonly DeployedProcess[], own: string): Sign {
  const versions = versionsOf(processes);
  if (versions.length > 1) {
    const detail = versions.map((version) => `${version}: ${[...new Set(processes.filter((one) => one.version === version).map(({ app }) => app))].join(', ')}`).join('; ');
    return { what: 'versions', state: 'warn', detail: `${versions.length} run side by side; ${detail}`, todo: 'A rolling upgrade takes minutes; one that goes on for longer stopped half way', runbook: runbook('ProvenanceVersionSkew') };
  }
  if (versions[0] !== own) return { what: 'versions', state: 'note', detail: `all run ${versions[0]}; this program is ${own}` };
  return { what: 'versions', state: 'ok', detail: `all run ${own}` };
}

const versionsOf = (processes: readonly DeployedProcess[]): string[] => [...new Set(processes.map(({ version }) => version))].sort();

function clockSigns(processes: readonly DeployedProcess[]): Sign[] {
  const apart = processes.filter(({ clock_ahead_seconds: ahead }) => Math.abs(ahead) > SKEW_WARN_SECONDS);
  return apart.map(({ app, instance, clock_ahead_seconds: ahead }) => ({
    ...skewed(Math.abs(ahead)),
    detail: `${app} at ${instance} is ${Math.abs(ahead).toFixed(1)} s ${ahead > 0 ? 'ahead of' : 'behind'} Redis`,
  }));
}

const skewed = (seconds: number): Omit<Sign, 'detail'> => ({
  what: 'clock',
  state: seconds > SKEW_FAIL_SECONDS ? 'fail' : 'warn',
  todo: 'Set the clocks by NTP: times of decisions and OIDC tokens depend on them',
  runbook: 'docs/operations/disaster.md',
});

/** @param date of the answer, whole seconds @param at ms since the epoch, when it was asked for */
export function clockSign(date: string | undefined, at: number): Sign {
  if (date === undefined || Number.isNaN(Date.parse(date))) return { what: 'clock', state: 'note', detail: 'the service tells no time: a proxy took the Date header away' };
  // The header is cut to a second: on average it is half of one late.
  const skew = Math.max(0, Math.abs(Date.parse(date) + 500 - at) / 1_000 - 0.5);
  const detail = `the service and this machine are ${skew.toFixed(1)} s apart`;
  return skew <= SKEW_WARN_SECONDS ? { what: 'clock', state: 'ok', detail } : { ...skewed(skew), detail };
}

/** Contents go first, facts last; and what one process writes, another reads. */
function retentionSign(processes: readonly DeployedProcess[]): Sign {
  const said = [...new Set(processes.map(({ retention: { contents_days, results_days, facts_days } }) => `${contents_days}/${results_days}/${facts_days}`))].sort();
  const detail = `contents/results/facts are kept for ${said.join(' and ')} days`;
  const more = { todo: 'Give every process the same PROVENANCE_RETENTION_*_DAYS, contents shortest, facts longest', runbook: 'docs/operations/administration.md' };
  if (said.length > 1) return { what: 'retention', state: 'warn', detail: `processes differ: ${detail}`, ...more };
  const misfit = processes.some(({ retention: { contents_days, results_days, facts_days } }) => contents_days > results_days || results_days > facts_days);
  return misfit ? { what: 'retention', state: 'warn', detail: `they go in the wrong order: ${detail}`, ...more } : { what: 'retention', state: 'ok', detail };
}
