/** What keeps keys of a family from growing for ever. */
export const BOUNDS = {
  expires: 'each goes at a time',
  leaves: 'members leave when their work is done',
  trimmed: 'the oldest goes with the newest that comes',
  capped: 'no more are taken',
  stays: 'grows for good',
} as const;
export type Bound = keyof typeof BOUNDS;

/** Keys that hold the same of different things. */
export interface KeyFamily {
  /** The key; what differs stands in angle brackets, and what is one of several is parted by bars. */
  name: string;
  holds: string;
  bound: Bound;
  /** When it goes, what it is trimmed to, how many are taken, how much it grows. */
  by: string;
  /** Members that a key of it has at most, where that is a number. */
  most?: number;
}

const [CONTENTS, RESULTS, FACTS] = ['PROVENANCE_RETENTION_CONTENTS_DAYS', 'PROVENANCE_RETENTION_RESULTS_DAYS', 'PROVENANCE_RETENTION_FACTS_DAYS'];

/** Every family of keys.ts. */
export const STORE_KEY_FAMILIES: readonly KeyFamily[] = [
  { name: 'prov:{<analysis>}:record|state', holds: 'an analysis; its status, stages, failure', bound: 'expires', by: RESULTS },
  { name: 'prov:{<analysis>}:body', holds: 'the submitted body, until the decision', bound: 'expires', by: CONTENTS },
  { name: 'prov:{<analysis>}:lines|detection|decision|evidence|attestation', holds: 'its results', bound: 'expires', by: RESULTS },
  { name: 'prov:{<analysis>}:facts', holds: 'its code facts', bound: 'expires', by: FACTS },
  { name: 'prov:{open}', holds: 'analyses that have not ended', bound: 'leaves', by: 'the end of the analysis' },
  { name: 'prov:{decided}', holds: 'decided analyses by time', bound: 'trimmed', by: RESULTS },
  { name: 'prov:{capabilities}', holds: 'what the detectors of each worker can do', bound: 'expires', by: 'three minutes after the last word; a worker that is gone leaves' },
  { name: 'prov:{presence}', holds: 'what each process says of itself', bound: 'expires', by: '20 s after the last word; a process that is gone leaves' },
  { name: 'prov:cache:{<digest>}', holds: 'what a detector said of a content', bound: 'expires', by: 'PROVENANCE_DETECT_CACHE_SECONDS' },
  { name: 'prov:github:{<question>}', holds: 'an answer of GitHub', bound: 'expires', by: 'PROVENANCE_GITHUB_CACHE_TTL_SECONDS' },
  { name: 'prov:github:budget:{<payer>}', holds: 'what is left of a rate limit, and until when GitHub is not asked', bound: 'expires', by: 'the reset of the rate limit' },
  { name: 'prov:{refresh|report}:due|taken', holds: 'pull requests to look at again, analyses to tell GitHub of', bound: 'leaves', by: 'what is done' },
  { name: 'prov:{<repo>#<number>}:head', holds: 'the newest head of a pull request, and its analysis', bound: 'expires', by: RESULTS },
  { name: 'prov:{<repo>#<number>}:review', holds: 'the review fact of a pull request', bound: 'expires', by: FACTS },
  { name: 'prov:{<repo>#<number>}:findings', holds: 'the lives of its findings', bound: 'expires', by: `${RESULTS}; lives that nothing was heard of for so long leave` },
  { name: 'prov:{<repo>#<number>}:lease', holds: 'who writes the comment', bound: 'expires', by: 'the lease' },
  { name: 'prov:{<repo>@<commit>}:lease', holds: 'who writes the check run', bound: 'expires', by: 'the lease' },
  { name: 'prov:{<repo>@<commit>}:reports', holds: 'the analyses whose decisions stand for a commit', bound: 'expires', by: RESULTS },
  { name: 'prov:{suppressed:<repo>}', holds: 'suppressions in a repository', bound: 'expires', by: `each ${FACTS} after its last use; what ran out leaves ${RESULTS} later` },
  { name: 'prov:{suppressed}', holds: 'suppressions everywhere', bound: 'expires', by: `each ${FACTS} after its last use; what ran out leaves ${RESULTS} later` },
  { name: 'prov:{findings}:<dimension>', holds: 'names of findings by their detection', bound: 'expires', by: `${FACTS}; older names leave` },
  { name: 'prov:{rollup:<repo or *>:<day>}:<part>', holds: 'a day of a repository, or of all: facts, sums by day and hour', bound: 'expires', by: `${FACTS} after the end of the day` },
  { name: 'prov:{policies}:heads', holds: 'the version of each policy that stands', bound: 'capped', by: '200 names', most: 200 },
  { name: 'prov:{policies}:versions:<name>', holds: 'every version of a policy: decisions name them', bound: 'capped', by: '2,000 versions', most: 4_001 },
  { name: 'prov:{<backtest>}:backtest', holds: 'a back-test and its result', bound: 'expires', by: '7 days' },
  { name: 'prov:{log}:size|checkpoint', holds: 'the head of the decision log', bound: 'capped', by: 'one', most: 2 },
  { name: 'prov:{log}:tile:<level>:<n>', holds: '256 hashes of the decision log', bound: 'stays', by: '32 bytes a decision, 48 in Redis' },
  { name: 'prov:{log}:entries:<n>', holds: '256 records of it', bound: 'expires', by: FACTS },
  { name: 'prov:{log}:index:<decision>', holds: 'the place of a decision in it', bound: 'expires', by: FACTS },
  { name: 'prov:{access}:tokens|used', holds: 'API tokens, and when each was last used', bound: 'capped', by: '10,000 tokens', most: 10_000 },
  { name: 'prov:{access}:digests', holds: 'tokens by their secrets', bound: 'capped', by: 'the secrets of 10,000 tokens' },
  { name: 'prov:{access}:first', holds: 'that there has been a first token', bound: 'capped', by: 'one', most: 1 },
  { name: 'prov:{audit}:trail', holds: 'the audit trail', bound: 'trimmed', by: 'PROVENANCE_AUDIT_RETENTION_DAYS, PROVENANCE_AUDIT_MAX_ENTRIES' },
  { name: 'prov:{audit}:head', holds: 'number and hash of its last entry', bound: 'capped', by: 'one', most: 1 },
  { name: 'prov:{limit:<caller>}', holds: 'requests that a caller has left', bound: 'expires', by: 'the window of the limit' },
];

/** The families that a key belongs to; one, unless the table is wrong. */
export function familiesOf(key: string, families: readonly KeyFamily[]): KeyFamily[] {
  return families.filter(({ name }) => patternOf(name).test(key));
}

/** What stands for an id: two letters and hex digits. */
const IDS = ['<analysis>', '<backtest>', '<decision>', '<job>'];

function patternOf(name: string): RegExp {
  const parts = name.split(/(<[^>]+>)/).map((part) => (IDS.includes(part) ? '[a-z]{2}_[0-9a-f]+' : part.startsWith('<') ? '[^{}]+' : alternatives(part)));
  return new RegExp(`^${parts.join('')}$`, 'u');
}

/** `record|state` is one of both, as far as the next colon or brace. */
function alternatives(text: string): string {
  return text.replace(/[^:{}|]+(?:\|[^:{}|]+)+/g, '(?:$&)').replace(/[{}]/g, '\\$&');
}
