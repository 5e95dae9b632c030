/** Whether a submission's `repo` can be one of GitHub's: an owner and a name. */
export function isRepositoryName(repo: string): boolean {
  return /^[^/\s]+\/[^/\s]+$/.test(repo);
}
