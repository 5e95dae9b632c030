import { reportedDecision } from '@provenance/report';
import { headLines, type Snapshot } from '@provenance/repository';
import type { Answer } from '../io/formats.ts';
import type { Judgement } from './judge-change.ts';

/** What the rules say of a local change, for people and for programs. @param more members that programs get beside it */
export function judgementAnswer(snapshot: Snapshot, { decision, findings, lines }: Judgement, more: object = {}): Answer {
  const shortcomings = [...snapshot.shortcomings.map(({ message }) => message), ...decision.degraded];
  const report = { title: snapshot.change.title, decision: reportedDecision(decision), findings, lines, shortcomings };
  return { report, json: { ...more, decision, findings, shortcomings }, files: headLines(snapshot) };
}
