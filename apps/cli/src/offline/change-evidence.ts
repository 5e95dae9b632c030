import type { ChangeEvidence } from '@provenance/attribution';
import type { Snapshot } from '@provenance/repository';

/** What a snapshot brings beside its lines, as the service reads it out of a submission. */
export function changeEvidence({ change, evidence, files }: Snapshot, branch = change.branch): ChangeEvidence {
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  return {
    ...evidence,
    base_sha: change.base,
    head_sha: change.head,
    pullRequest: branch === undefined ? {} : { branch },
    linesOf: (path) => byPath.get(path)?.toString('utf8').split('\n'),
  };
}
