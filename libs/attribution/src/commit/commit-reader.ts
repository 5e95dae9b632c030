import { judge, type Evidence, type SubmittedCommit } from '@provenance/domain';
import type { EvidenceReader } from '../evidence-reader.ts';
import type { MarkContext } from '../message/mark.ts';
import { speak } from '../rules/speak.ts';
import { commitEvidence } from './commit-evidence.ts';
import { ShaMap } from './sha-map.ts';

/**
 * Reads the commit of each line: author, committer, message. Each commit is read once; its lines share the evidence.
 * Lines whose commit is not known hear the only commit there is, or what all commits agree on.
 */
export function commitReader(commits: readonly SubmittedCommit[], context: MarkContext): EvidenceReader {
  const bySha = Map.groupBy(commits, ({ sha }) => sha.toLowerCase());
  const evidence = [...bySha].map(([sha, same]) => [sha, evidenceOf(same, context)] as const);
  const known = new ShaMap(evidence);
  const ofAll = evidence.length === 1 ? (evidence[0]?.[1] ?? []) : agreement(evidence.map(([, one]) => one));
  return ({ attribution }) => ({ evidence: attribution?.commit_sha === undefined ? ofAll : (known.get(attribution.commit_sha) ?? []) });
}

/** A commit that was handed in twice is heard once. */
function evidenceOf(same: readonly SubmittedCommit[], context: MarkContext): Evidence[] {
  const all = same.flatMap((commit) => commitEvidence(commit, context));
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** What holds for every commit of a pull request holds for its lines, whichever commit they are of. */
function agreement(commits: readonly (readonly Evidence[])[]): Evidence[] {
  const verdicts = commits.map((evidence) => judge(evidence, 'none'));
  const [first, ...others] = verdicts;
  if (first === undefined || first.contributor === 'unknown') return [];
  if (others.some(({ contributor, agent_id }) => contributor !== first.contributor || agent_id !== first.agent_id)) return [];
  return [
    speak({
      rule: 'all-commits',
      source: 'commits',
      contributor: first.contributor,
      agent_id: first.agent_id,
      // No surer than the least sure of the commits.
      certainty: Math.min(1, ...verdicts.map(({ confidence }) => confidence / 0.4)),
      raw: `${commits.length} commits`,
    }),
  ];
}
