import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, type Analysis } from '@provenance/api-client';
import { bare, objects, reportedDecision, stageLines, type Report } from '@provenance/report';
import { repositoryName, submissionOf, takeSnapshot, type Snapshot } from '@provenance/repository';
import { changeEvent, type ChangeEvent } from './change/event.ts';
import { openChange } from './change/open-change.ts';
import { publish } from './outcome/publish.ts';
import type { Inputs } from './runner/inputs.ts';
import { say, warn } from './runner/log.ts';
import type { Runner } from './runner/runner.ts';

/** What the job is to make of it: nothing, or a failure with its reason. */
export type Verdict = { failed: false } | { failed: true; reason: string };

/**
 * Submits the change of the event, waits for its decision, and shows it.
 * @throws GitError, ApiError, Error when it could not be done
 */
export async function main(inputs: Inputs, runner: Runner): Promise<Verdict> {
  const client = await connect(inputs, runner);
  const event = await readEvent(runner);
  const { repository, change, askedForNotes } = await openChange(inputs, event, runner);
  const taken = await takeSnapshot(repository, change);
  const snapshot = { ...taken, shortcomings: taken.shortcomings.filter(({ code }) => !(askedForNotes && code === 'notes_not_fetched')) };
  for (const { message, hint } of snapshot.shortcomings) warn(runner, hint === undefined ? message : `${message}. ${hint}`);
  if (snapshot.lines.length === 0) {
    say(runner, 'there is no changed line to look at');
    return { failed: false };
  }
  const repo = runner.env['GITHUB_REPOSITORY'] ?? (await repositoryName(repository));
  const accepted = await client.submit(submissionOf(snapshot, { repo, ...identity(event, runner) }), randomUUID());
  runner.output('analysis-id', accepted.analysis_id);
  say(runner, `submitted as ${accepted.analysis_id}`);
  if (!inputs.wait) return { failed: false };
  return conclude(client, await follow(client, accepted.analysis_id, runner), { snapshot, inputs, event, runner });
}

async function connect(inputs: Inputs, runner: Runner): Promise<Client> {
  const { apiUrl: baseUrl, audience, timeout } = inputs;
  const token = inputs.token === '' && audience !== '' ? await runner.idToken(audience) : inputs.token;
  if (token !== '') runner.mask(token);
  return new Client({ baseUrl, userAgent: 'provenance-action', signal: AbortSignal.timeout(timeout * 1000), ...(token !== '' && { token }) });
}

async function readEvent({ env }: Runner): Promise<ChangeEvent> {
  const path = env['GITHUB_EVENT_PATH'];
  return path === undefined ? {} : changeEvent(JSON.parse(await readFile(path, 'utf8')));
}

function identity({ pr, headSha, branch }: ChangeEvent, { env }: Runner): { pr_number: string; head_sha?: string; branch?: string; metadata: Record<string, unknown> } {
  return {
    pr_number: pr ?? 'local',
    ...(headSha !== undefined && { head_sha: headSha }),
    ...(branch !== undefined && { branch }),
    metadata: { source: 'github-action', event: env['GITHUB_EVENT_NAME'] ?? '', run_id: env['GITHUB_RUN_ID'] ?? '' },
  };
}

async function follow(client: Client, id: string, runner: Runner): Promise<Analysis> {
  let before: Analysis | undefined;
  for await (const analysis of client.follow(id)) {
    for (const line of stageLines(bare, before, analysis)) say(runner, line);
    before = analysis;
  }
  return before!;
}

interface Ran {
  snapshot: Snapshot;
  inputs: Inputs;
  event: ChangeEvent;
  runner: Runner;
}

async function conclude(client: Client, { analysis_id, failure }: Analysis, { snapshot, inputs, event, runner }: Ran): Promise<Verdict> {
  if (failure !== undefined) return { failed: true, reason: `The analysis failed in ${failure.stage}: ${failure.reason}` };
  const { decision, findings, lines } = await client.results(analysis_id);
  runner.output('decision', decision.outcome);
  runner.output('findings', String(findings.length));
  const report: Report = {
    title: snapshot.change.title,
    decision: reportedDecision(decision),
    findings,
    lines,
    shortcomings: [...snapshot.shortcomings.map(({ message }) => message), ...decision.degraded],
    url: `${client.base}/v1/analysis/${analysis_id}`,
  };
  await publish(report, () => client.sarif(analysis_id), inputs, event, runner);
  return objects(decision.outcome, inputs.failOn) ? { failed: true, reason: `${decision.outcome}: ${decision.rationale}` } : { failed: false };
}
