import { randomBytes } from 'node:crypto';
import type { Environment } from '@provenance/service';
import { GitHubStandIn, makeReviewedPullRequest, type ReviewedPullRequest } from '@provenance/github-stand-in';

/** A GitHub on this machine, with one pull request, and what a service needs to know of it. */
export interface PlayedGitHub extends ReviewedPullRequest {
  github: GitHubStandIn;
  /** `owner/name`. */
  repo: string;
  secret: string;
  env: Environment;
  /** What GitHub sends about the pull request. */
  payload(action: string): object;
}

const TOKEN = 'demo-token';
const HOUR_MS = 3_600_000;

/**
 * Its repository has a name of its own, so that the demo can run again over the same data. Its pull request is of the last
 * hour, so that the figures of the window that nobody has to name show it.
 */
export async function playGitHub(): Promise<PlayedGitHub> {
  const github = await GitHubStandIn.start();
  github.credentials.installationToken(TOKEN);
  const repo = `acme/shop-${randomBytes(3).toString('hex')}`;
  const secret = randomBytes(24).toString('hex');
  const made = makeReviewedPullRequest(github, repo, Date.now() - HOUR_MS);
  const { pull, head } = made;
  return {
    ...made,
    github,
    repo,
    secret,
    env: {
      PROVENANCE_GITHUB_TOKEN: TOKEN,
      // An app of the user's own must not be asked for with the stand-in.
      PROVENANCE_GITHUB_APP_ID: undefined,
      PROVENANCE_GITHUB_APP_PRIVATE_KEY: undefined,
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: secret,
      PROVENANCE_GITHUB_WEBHOOK_REPOSITORIES: repo,
      PROVENANCE_GITHUB_REFRESH_SECONDS: '0',
      PROVENANCE_GITHUB_CHECKS: 'true',
    },
    payload: (action) => ({
      action,
      number: pull.number,
      repository: { full_name: repo },
      pull_request: { base: { sha: pull.base }, head: { sha: head, ref: pull.branch }, merged: pull.mergedAt !== null },
    }),
  };
}
