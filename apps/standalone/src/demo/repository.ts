import { GitError, headLines, openRepository, repositoryName, resolveChange, submissionOf, takeSnapshot } from '@provenance/repository';
import type { DemoSubmission } from './sample.ts';

/** The repository or one of the refs is off; the message is for the person at the terminal. */
export class RepositoryError extends Error {}

/**
 * The changes between two refs of a local repository, as a CI job would submit them.
 * @throws RepositoryError when the repository or the refs are off
 */
export async function repositoryPullRequest(where: { dir: string; base: string; head: string }): Promise<DemoSubmission> {
  try {
    return await read(where);
  } catch (error) {
    throw error instanceof GitError ? new RepositoryError([error.message, error.hint].filter(Boolean).join('\n')) : error;
  }
}

async function read({ dir, base, head }: { dir: string; base: string; head: string }): Promise<DemoSubmission> {
  const repository = await openRepository(dir);
  const snapshot = await takeSnapshot(repository, await resolveChange(repository, { kind: 'range', base, head }));
  if (snapshot.lines.length === 0) throw new RepositoryError(`nothing changed between ${base} and ${head}`);
  return {
    title: `${base}...${head} of ${dir}`,
    body: submissionOf(snapshot, { repo: await repositoryName(repository), pr_number: 'local' }),
    files: headLines(snapshot),
  };
}
