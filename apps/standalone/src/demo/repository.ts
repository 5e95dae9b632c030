import { GitError, headLines, openRepository, repositoryName, resolveChange, submissionOf, takeSnapshot } from '@provenance/repository';
import { UsageError } from './arguments.ts';
import type { DemoSubmission } from './sample.ts';

/**
 * The changes between two refs of a local repository, as a CI job would submit them.
 * @throws UsageError when the repository or the refs are off
 */
export async function repositoryPullRequest(where: { dir: string; base: string; head: string }): Promise<DemoSubmission> {
  try {
    return await read(where);
  } catch (error) {
    throw error instanceof GitError ? new UsageError([error.message, error.hint].filter(Boolean).join('\n')) : error;
  }
}

async function read({ dir, base, head }: { dir: string; base: string; head: string }): Promise<DemoSubmission> {
  const repository = await openRepository(dir);
  const snapshot = await takeSnapshot(repository, await resolveChange(repository, { kind: 'range', base, head }));
  if (snapshot.lines.length === 0) throw new UsageError(`nothing changed between ${base} and ${head}`);
  return {
    title: `${base}...${head} of ${dir}`,
    body: submissionOf(snapshot, { repo: await repositoryName(repository), pr_number: 'local' }),
    files: headLines(snapshot),
  };
}
