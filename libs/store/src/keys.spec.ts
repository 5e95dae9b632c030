import { deriveId } from '@provenance/domain';
import { familiesOf, STORE_KEY_FAMILIES } from './key-families.ts';
import * as keys from './keys.ts';

const [ID, PULL, REPO] = [deriveId('an', 'x'), { repo: 'acme/shop', pr_number: '42' }, 'acme/shop'];

/** A key of every function and constant of keys.ts; what is no key: none. */
const SAMPLES: Record<keyof typeof keys, readonly string[]> = {
  recordKey: [keys.recordKey(ID)],
  stateKey: [keys.stateKey(ID)],
  bodyKey: [keys.bodyKey(ID)],
  linesKey: [keys.linesKey(ID)],
  detectionKey: [keys.detectionKey(ID)],
  decisionKey: [keys.decisionKey(ID)],
  evidenceKey: [keys.evidenceKey(ID)],
  attestationKey: [keys.attestationKey(ID)],
  factsKey: [keys.factsKey(ID)],
  LOG_SIZE_KEY: [keys.LOG_SIZE_KEY],
  LOG_CHECKPOINT_KEY: [keys.LOG_CHECKPOINT_KEY],
  logTileKey: [keys.logTileKey({ level: 0, index: 7 })],
  logEntriesKey: [keys.logEntriesKey(7)],
  logIndexKey: [keys.logIndexKey(deriveId('pd', 'x'))],
  OPEN_LEDGER_KEY: [keys.OPEN_LEDGER_KEY],
  POLICY_HEADS_KEY: [keys.POLICY_HEADS_KEY],
  policyVersionsKey: [keys.policyVersionsKey('no-secrets')],
  backtestKey: [keys.backtestKey(`bt_${'0'.repeat(32)}`)],
  TOKENS_KEY: [keys.TOKENS_KEY],
  TOKEN_DIGESTS_KEY: [keys.TOKEN_DIGESTS_KEY],
  TOKENS_USED_KEY: [keys.TOKENS_USED_KEY],
  TOKEN_FIRST_KEY: [keys.TOKEN_FIRST_KEY],
  AUDIT_TRAIL_KEY: [keys.AUDIT_TRAIL_KEY],
  AUDIT_HEAD_KEY: [keys.AUDIT_HEAD_KEY],
  requestLimitKey: [keys.requestLimitKey('token:tk_1')],
  DECIDED_KEY: [keys.DECIDED_KEY],
  CAPABILITIES_KEY: [keys.CAPABILITIES_KEY],
  PRESENCE_KEY: [keys.PRESENCE_KEY],
  cacheKey: [keys.cacheKey('0a')],
  dueKeys: (['refresh', 'report'] as const).flatMap((name) => Object.values(keys.dueKeys(name))),
  githubCacheKey: [keys.githubCacheKey('0a')],
  rateBudgetKey: [keys.rateBudgetKey('installation:1')],
  reviewFactKey: [keys.reviewFactKey(REPO, '42')],
  findingLivesKey: [keys.findingLivesKey(PULL)],
  suppressionsKey: [keys.suppressionsKey(REPO)],
  SUPPRESSIONS_EVERYWHERE_KEY: [keys.SUPPRESSIONS_EVERYWHERE_KEY],
  findingIndexKey: [keys.findingIndexKey('0a')],
  pullRequestHeadKey: [keys.pullRequestHeadKey(REPO, '42')],
  reportLeaseKey: [keys.reportLeaseKey('acme/shop#42'), keys.reportLeaseKey('acme/shop@abc')],
  commitReportsKey: [keys.commitReportsKey(REPO, 'abc')],
  rollUpKey: ['*', REPO].flatMap((scope) => ['v', 'marks', 'hour:07:code:repo'].map(keys.rollUpKey(scope, '2026-03-02'))),
  ROLLUP_VERSIONS: [],
  ALL_CODE_FACTS: [],
  ALL_REVIEW_FACTS: [],
  ALL_FINDING_LIVES: [],
  CHANGES_CHANNEL: [],
};

it('every key of the store is of one family, of which it is said what keeps it from growing', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(keys).sort());
  const samples = Object.values(SAMPLES).flat();
  const found = samples.map((key) => [key, familiesOf(key, STORE_KEY_FAMILIES).map(({ name }) => name)] as const);
  expect(found.filter(([, names]) => names.length !== 1)).toEqual([]);
  const met = new Set(found.flatMap(([, names]) => names));
  expect(STORE_KEY_FAMILIES.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
});
