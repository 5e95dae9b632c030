export { GitHubStandIn } from './server/stand-in.ts';
export { type Fault, type SeenRequest } from './server/faults.ts';
export { type Account } from './world/account.ts';
export { type Commit, type CommitCheck, type Identity } from './world/commit.ts';
export { type PullRequest } from './world/pull-request.ts';
export { makeReviewedPullRequest, type ReviewedPullRequest } from './world/reviewed-pull-request.ts';
export { type Repository } from './world/repository.ts';
export { at, makePullRequest, type MadePullRequest } from './world/sample-pull-request.ts';
export { World, type Installation } from './world/world.ts';
