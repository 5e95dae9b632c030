/** What a CI job says of the change that it runs for. */
export interface CiJob {
  /** `org/name` */
  repository?: string;
  /** Number of the pull or merge request. */
  pr?: string;
  /** Where the change starts, as a ref of this clone or a commit. */
  base?: string;
  branch?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The job that this runs in; empty outside of one. */
export function ciJob(env: Env): CiJob {
  if (env['GITHUB_ACTIONS'] === 'true') return github(env);
  if (env['GITLAB_CI'] === 'true') return gitlab(env);
  if (env['BUILDKITE'] === 'true') return buildkite(env);
  if (env['JENKINS_URL'] !== undefined) return jenkins(env);
  return {};
}

function github(env: Env): CiJob {
  return known({
    repository: env['GITHUB_REPOSITORY'],
    pr: /^refs\/pull\/(\d+)\//.exec(env['GITHUB_REF'] ?? '')?.[1],
    base: remote(env['GITHUB_BASE_REF']),
    branch: env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'],
  });
}

function gitlab(env: Env): CiJob {
  return known({
    repository: env['CI_PROJECT_PATH'],
    pr: env['CI_MERGE_REQUEST_IID'],
    base: env['CI_MERGE_REQUEST_DIFF_BASE_SHA'],
    branch: env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'] ?? env['CI_COMMIT_BRANCH'],
  });
}

function buildkite(env: Env): CiJob {
  const pr = env['BUILDKITE_PULL_REQUEST'];
  return known({ pr: pr === 'false' ? undefined : pr, base: remote(env['BUILDKITE_PULL_REQUEST_BASE_BRANCH']), branch: env['BUILDKITE_BRANCH'] });
}

function jenkins(env: Env): CiJob {
  return known({ pr: env['CHANGE_ID'], base: remote(env['CHANGE_TARGET']), branch: env['CHANGE_BRANCH'] ?? env['BRANCH_NAME'] });
}

function remote(branch: string | undefined): string | undefined {
  return branch ? `origin/${branch}` : undefined;
}

function known(job: { [K in keyof CiJob]: CiJob[K] | undefined }): CiJob {
  return Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined && value !== '')) as CiJob;
}
