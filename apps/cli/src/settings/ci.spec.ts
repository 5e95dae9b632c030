import { ciJob } from './ci.ts';

describe('ciJob', () => {
  it.each([
    ['nothing outside of one', {}, {}],
    [
      'GitHub',
      { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_REF: 'refs/pull/7/merge', GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: 'feature' },
      { repository: 'acme/shop', pr: '7', base: 'origin/main', branch: 'feature' },
    ],
    [
      'a push on GitHub',
      { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_REF: 'refs/heads/main', GITHUB_BASE_REF: '', GITHUB_HEAD_REF: '', GITHUB_REF_NAME: 'main' },
      { repository: 'acme/shop', branch: 'main' },
    ],
    [
      'GitLab',
      { GITLAB_CI: 'true', CI_PROJECT_PATH: 'acme/sub/shop', CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc', CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature' },
      { repository: 'acme/sub/shop', pr: '7', base: 'abc', branch: 'feature' },
    ],
    ['Buildkite', { BUILDKITE: 'true', BUILDKITE_PULL_REQUEST: '7', BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main', BUILDKITE_BRANCH: 'feature' }, { pr: '7', base: 'origin/main', branch: 'feature' }],
    ['a branch on Buildkite', { BUILDKITE: 'true', BUILDKITE_PULL_REQUEST: 'false', BUILDKITE_BRANCH: 'main' }, { branch: 'main' }],
    ['Jenkins', { JENKINS_URL: 'http://j', CHANGE_ID: '7', CHANGE_TARGET: 'main', CHANGE_BRANCH: 'feature' }, { pr: '7', base: 'origin/main', branch: 'feature' }],
  ])('reads %s', (_name, env, job) => {
    expect(ciJob(env)).toEqual(job);
  });
});
