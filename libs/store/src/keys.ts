import type { TileId } from '@provenance/domain';

/**
 * Every Redis key of the store, one function or constant each. The keys of one analysis share its hash tag,
 * so that they can change in one transaction on a cluster; nothing else needs more than one key at a time.
 *
 * | key                    | type   | holds                                    | expires by           |
 * |------------------------|--------|------------------------------------------|----------------------|
 * | prov:{id}:record       | string | what never changes about an analysis     | retention.results    |
 * | prov:{id}:state        | hash   | status, stages, failure                  | retention.results    |
 * | prov:{id}:body         | string | the submitted body, compressed           | retention.contents   |
 * | prov:{id}:lines        | string | attributed lines, compressed             | retention.results    |
 * | prov:{id}:detection    | string | findings and coverage, compressed        | retention.results    |
 * | prov:{id}:decision     | string | the decision, compressed                 | retention.results    |
 * | prov:{id}:evidence     | string | the evidence document, compressed        | retention.results    |
 * | prov:{id}:attestation  | string | the signed statements, compressed        | retention.results    |
 * | prov:{id}:facts        | string | code facts, compressed                   | retention.facts      |
 * | prov:{open}            | zset   | analyses that have not ended             | members leave        |
 * | prov:{capabilities}    | hash   | what the detectors of each worker can do | the last worker's word |
 * | prov:{presence}        | hash   | what each running process says of itself | 20 s after the last word |
 * | prov:cache:{digest}    | string | what a detector said of a content        | the writer's choice  |
 * | prov:github:{key}      | string | an answer of GitHub, compressed          | PROVENANCE_GITHUB_CACHE_TTL_SECONDS |
 * | prov:github:budget:{payer} | hash | what is left of a rate limit, and until when GitHub is not asked | the rate limit's own reset |
 * | prov:{repo#number}:review | hash | the review fact of a pull request     | retention.facts      |
 * | prov:{refresh}:due, :taken | zset | pull requests whose review facts are behind; those that a worker is at | members leave |
 * | prov:{repo#number}:head | hash  | the newest reported head of a pull request and its analysis | retention.results |
 * | prov:{repo#number}:lease, prov:{repo@commit}:lease | string | the worker that writes the comment of a pull request, the check run of a commit | the lease |
 * | prov:{repo@commit}:reports | hash | by pull request the analysis whose decision stands for a commit | retention.results |
 * | prov:{rollup:scope:day}:* | string, hash | one day of a repository, or of all (`*`): facts, sums by day and hour (analytics/shard.ts) | the day's end + retention.facts |
 * | prov:{report}:due, :taken | zset | analyses whose decision GitHub is to be told | members leave |
 * | prov:{policies}:heads  | hash   | the version of each policy that stands   | stays: 200 names     |
 * | prov:{policies}:versions:{name} | hash | every version of a policy        | stays: 2,000 versions |
 * | prov:{decided}         | zset   | decided analyses by time                 | members leave by retention.results |
 * | prov:{bt_id}:backtest  | hash   | a back-test and its result               | 7 days               |
 * | prov:{log}:size        | string | records of the decision log              | stays                |
 * | prov:{log}:tile:L:N    | string | 256 hashes of it, one after the other    | stays: 32 bytes a decision |
 * | prov:{log}:checkpoint  | hash   | the signed checkpoint of the largest size | stays               |
 * | prov:{log}:entries:N   | string | 256 records of it                        | retention.facts      |
 * | prov:{log}:index:{pd}  | string | leaf hash and place of a decision        | retention.facts      |
 * | prov:{access}:tokens, :digests, :used | hash | API tokens; ids by digest; when each was last used | stays: 10,000 |
 * | prov:{access}:first    | string | that there has been a first token        | stays                |
 * | prov:{audit}:trail     | stream | the audit trail                          | PROVENANCE_AUDIT_RETENTION_DAYS, _MAX_ENTRIES |
 * | prov:{audit}:head      | string | number and hash of its last entry        | stays                |
 * | prov:{limit:who}       | hash   | requests that a caller has left          | the window           |
 * | prov:{repo#number}:findings | hash | the lives of a pull request's findings | retention.results |
 * | prov:{suppressed:repo}, prov:{suppressed} | hash | suppressions of a repository, and everywhere | retention.facts after their last use; those that ran out, retention.results later |
 * | prov:{findings}:{dimension} | zset | names of findings by time of detection | retention.facts |
 */
const analysisKey = (part: string) => (analysisId: string) => `prov:{${analysisId}}:${part}`;

export const recordKey = analysisKey('record');
export const stateKey = analysisKey('state');
export const bodyKey = analysisKey('body');
export const linesKey = analysisKey('lines');
export const detectionKey = analysisKey('detection');
export const decisionKey = analysisKey('decision');
export const evidenceKey = analysisKey('evidence');
export const attestationKey = analysisKey('attestation');
export const factsKey = analysisKey('facts');

/** The decision log lies in one slot: an append changes several of its keys at once. */
export const LOG_SIZE_KEY = 'prov:{log}:size';
export const LOG_CHECKPOINT_KEY = 'prov:{log}:checkpoint';
export const logTileKey = ({ level, index }: TileId) => `prov:{log}:tile:${level}:${index}`;
export const logEntriesKey = (bundle: number) => `prov:{log}:entries:${bundle}`;
export const logIndexKey = (decisionId: string) => `prov:{log}:index:${decisionId}`;

/** The ledger of open analyses: score = when the sweeper must look, ms since the epoch. */
export const OPEN_LEDGER_KEY = 'prov:{open}';

export const POLICY_HEADS_KEY = 'prov:{policies}:heads';
export const policyVersionsKey = (name: string) => `prov:{policies}:versions:${name}`;
export const backtestKey = analysisKey('backtest');

/** The access control lies in one slot. */
export const TOKENS_KEY = 'prov:{access}:tokens';
export const TOKEN_DIGESTS_KEY = 'prov:{access}:digests';
export const TOKENS_USED_KEY = 'prov:{access}:used';
export const TOKEN_FIRST_KEY = 'prov:{access}:first';
export const AUDIT_TRAIL_KEY = 'prov:{audit}:trail';
export const AUDIT_HEAD_KEY = 'prov:{audit}:head';
export const requestLimitKey = (who: string) => `prov:{limit:${who}}`;

/** The decided analyses: score = when, ms since the epoch. */
export const DECIDED_KEY = 'prov:{decided}';

/** What the detectors of each running worker can do. */
export const CAPABILITIES_KEY = 'prov:{capabilities}';

/** What each running process says of itself. */
export const PRESENCE_KEY = 'prov:{presence}';

export const cacheKey = (digest: string) => `prov:cache:{${digest}}`;

/** A ledger of work: score = when it is due, and until when it is taken, ms since the epoch. */
export const dueKeys = (name: 'refresh' | 'report') => ({ due: `prov:{${name}}:due`, taken: `prov:{${name}}:taken` });

export const githubCacheKey = (key: string) => `prov:github:{${key}}`;
export const rateBudgetKey = (payer: string) => `prov:github:budget:{${payer}}`;
/** GitHub tells no case of letters in names of repositories. */
export const reviewFactKey = (repo: string, prNumber: string) => `prov:{${repo.toLowerCase()}#${prNumber}}:review`;

/** The lives of the findings of a pull request. */
export const findingLivesKey = ({ repo, pr_number }: { repo: string; pr_number: string }) => `prov:{${repo.toLowerCase()}#${pr_number}}:findings`;
/** The suppressions of a repository, and those that hold everywhere. */
export const suppressionsKey = (repo: string) => `prov:{suppressed:${repo.toLowerCase()}}`;
export const SUPPRESSIONS_EVERYWHERE_KEY = 'prov:{suppressed}';
/** The names of findings in the order of their detection, by what they have in common; one slot for all. */
export const findingIndexKey = (dimension: string) => `prov:{findings}:${dimension}`;

export const pullRequestHeadKey = (repo: string, prNumber: string) => `prov:{${repo.toLowerCase()}#${prNumber}}:head`;

export const reportLeaseKey = (subject: string) => `prov:{${subject.toLowerCase()}}:lease`;
export const commitReportsKey = (repo: string, headSha: string) => `prov:{${repo.toLowerCase()}@${headSha}}:reports`;

/** A key of one day (`2026-03-02`) of a repository's roll-ups, or of those of all. */
export const rollUpKey = (scope: string, day: string) => (part: string) => `prov:{rollup:${scope}:${day}}:${part}`;
/** What finds the shards of roll-ups, the facts of analyses and of pull requests, and the lives of findings, in a walk over all keys. */
export const ROLLUP_VERSIONS = 'prov:{rollup:*}:v';
export const ALL_CODE_FACTS = 'prov:{an_*}:facts';
export const ALL_REVIEW_FACTS = 'prov:{*}:review';
export const ALL_FINDING_LIVES = 'prov:{*}:findings';

/** Pub/sub: the id of every analysis whose state changed. */
export const CHANGES_CHANNEL = 'prov:changes';
