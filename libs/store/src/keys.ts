import type { TileId } from '@provenance/domain';

/**
 * Every Redis key of the store, one function or constant each. The keys of one analysis share its hash tag,
 * so that they can change in one transaction on a cluster; nothing else needs more than one key at a time.
 * What each holds, and what keeps it from growing: key-families.ts.
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
