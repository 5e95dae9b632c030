import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { fittedSarif } from '@provenance/domain';
import { reportedDecision } from '@provenance/report';
import { headLines, type Snapshot } from '@provenance/repository';
import type { Answer } from '../io/formats.ts';
import { VERSION } from '../version.ts';
import type { Judgement, JudgeOptions } from './judge-change.ts';

/** What the rules say of a local change, for people and for programs. @param more members that programs get beside it */
export function judgementAnswer(snapshot: Snapshot, judgement: Judgement, place: Pick<JudgeOptions, 'repo' | 'pr_number' | 'repository_url'>, more: object = {}): Answer {
  const { decision, findings, lines } = judgement;
  const shortcomings = [...snapshot.shortcomings.map(({ message }) => message), ...decision.degraded];
  const report = { title: snapshot.change.title, decision: reportedDecision(decision), findings, lines, shortcomings };
  return { report, json: { ...more, decision, findings, shortcomings }, files: headLines(snapshot), sarif: () => sarifOf(snapshot, judgement, place) };
}

async function sarifOf({ change }: Snapshot, { decision, findings, rules }: Judgement, { repo, pr_number, repository_url }: Parameters<typeof judgementAnswer>[2]): Promise<string> {
  // What is not committed has no commit that the document could be about.
  const commit = change.kind === 'range' ? { head_sha: change.head } : {};
  const context = { version: VERSION, repo, pr_number, repository_url, rules, coverage: decision.risk_summary.detection_coverage, ...commit };
  return fittedSarif(findings, context, async (text) => (await promisify(gzip)(text)).length);
}
