import {
  codeUnit, DAY_MS, dayOf, deriveId, findingFact, findingUnit, REVIEW_FACT_VERSION, statesAfter, unattributed,
  type ApiToken, type AuditEvent, type CodeFact, type Decision, type Finding, type FindingEvent, type ReviewFact, type SuppressionRequest,
} from '@provenance/domain';
import {
  FindingStore, PresenceStore, RedisAnalyticsStore, RedisAuditStore, RedisBacktestStore, RedisCapabilityStore, RedisCommitReports, RedisDecidedIndex,
  RedisDecisionLogStore, RedisDetectionCache, RedisDueLedger, RedisFindingRecords, RedisGitHubCache, RedisPolicyStore, RedisPullRequestHeads,
  RedisRateBudgets, RedisReportLease, RedisRequestLimiter, RedisReviewFactStore, RedisTokenStore, type ProcessRecord, type RedisClient, type Retention,
} from '@provenance/store';
import { ExportJobs } from './exports/export-jobs.ts';
import { ExportWorker } from './exports/export-worker.ts';
import { freshRecord, type Pipeline } from './pipeline.fixture.ts';
import { PermanentError } from './workers/failure.ts';

/** Analyses of a period; every second is of the busy pull request, every twelfth fails in detect. */
const ANALYSES = 24;
const AUDITED = 60;
/** Trimmed to far fewer than a run writes. */
const AUDIT_ENTRIES = 100;
/** The pull request that is pushed to all the time: what is kept for it lives as long as the stream. */
const BUSY = { repo: 'acme/busy', pr_number: '1' };
const STANDING = 'standing';
const FIRST_DAY = dayOf(Date.now()) - 30 * DAY_MS;

/** All stores at once: a script that is defined while commands are under way is not known to those. */
function openStores(redis: RedisClient, retention: Retention) {
  return {
    analytics: new RedisAnalyticsStore(redis, retention),
    audit: new RedisAuditStore(redis, { seconds: retention.facts, entries: AUDIT_ENTRIES }),
    backtests: new RedisBacktestStore(redis),
    budgets: new RedisRateBudgets(redis),
    cache: new RedisDetectionCache(redis),
    capabilities: new RedisCapabilityStore(redis),
    checks: new RedisCommitReports(redis, retention),
    decided: new RedisDecidedIndex(redis, retention),
    due: [new RedisDueLedger(redis, 'refresh'), new RedisDueLedger(redis, 'report')],
    findings: new FindingStore(new RedisFindingRecords(redis, retention), retention),
    github: new RedisGitHubCache(redis),
    heads: new RedisPullRequestHeads(redis, retention),
    leases: new RedisReportLease(redis),
    limiter: new RedisRequestLimiter(redis),
    log: new RedisDecisionLogStore(redis, retention),
    policies: new RedisPolicyStore(redis),
    presence: new PresenceStore(redis),
    tokens: new RedisTokenStore(redis),
  };
}

/** A system under a load that is the same in every period: the stages over the real stores, and all that goes on beside them. */
export class SteadyStream {
  readonly #pipeline: Pipeline;
  readonly #retention: Retention;
  readonly #doomed = new Set<string>();
  #first: string | undefined;
  readonly #exports: ExportJobs;
  readonly #exporter: ExportWorker;
  readonly #stores: ReturnType<typeof openStores>;
  /** Of the day that this period counts in. */
  #analytics: RedisAnalyticsStore;
  #reviews: RedisReviewFactStore;
  #day = FIRST_DAY;

  /** @param looksOn called in the middle of the first analysis of each period */
  constructor(pipeline: Pipeline, url: string, retention: Retention, looksOn: () => Promise<void>) {
    const { redis, queues, store } = pipeline;
    this.#stores = openStores(redis, retention);
    this.#analytics = this.#stores.analytics;
    this.#reviews = new RedisReviewFactStore(redis, this.#analytics, retention);
    [this.#pipeline, this.#retention] = [pipeline, retention];
    this.#exports = new ExportJobs(queues, () => undefined);
    this.#exporter = new ExportWorker({ run: async () => undefined, dead: () => undefined, away: () => undefined }, this.#exports, { redis: url, onError: () => undefined, concurrency: 1 });
    this.#exporter.start();
    pipeline.run({
      detect: async (id) => {
        if (this.#doomed.has(id)) throw new PermanentError('The engine cannot read it');
        await store.saveLines(id, [{ file_path: 'a.py', line_number: 1, change_type: 'added', verdict: unattributed() }]);
        await store.saveDetection(id, { findings: [], coverage: [], engines: [] });
        await this.#stores.cache.setMany([{ digest: id, value: Buffer.from('x') }], retention.results);
        return { status: 'completed' };
      },
      decide: async (id) => {
        await this.#decide(id);
        if (id === this.#first) await looksOn();
        return { status: 'completed' };
      },
      analyse: async (id) => {
        const record = (await store.get(id))!;
        const facts: CodeFact[] = [{ analysis_id: id, repo: record.repo, agent_id: 'codex', at: this.#moment(), counters: { lines: 1, [`file:${id}`]: 1 } }];
        await store.complete(id, new Date().toISOString(), { findings_total: 1, facts });
        await this.#analytics.count(codeUnit(facts)!);
        await this.#exports.add([{ kind: 'analysis', analysis_id: id }]);
        return { status: 'completed' };
      },
    });
  }

  /** What people set up once, and what is kept for longer than the test lasts. */
  async begin(): Promise<void> {
    const { backtests, log, policies, tokens } = this.#stores;
    const at = new Date().toISOString();
    const token: ApiToken = { token_id: `tk_${'0'.repeat(32)}`, name: 'ci', scopes: ['admin'], created_at: at, created_by: 'ada', secrets: [{ sha256: 'a'.repeat(64) }] };
    await tokens.createFirst(token);
    await tokens.used(token.token_id, at);
    await policies.put({ name: 'p', digest: 'd', description: '', repos: [], on_error: 'warn', source: 'name: p' }, at);
    await backtests.create({ backtest_id: `bt_${'0'.repeat(32)}`, created_at: at } as Parameters<RedisBacktestStore['create']>[0]);
    await log.keepCheckpoint({ size: 0, note: 'none' }, undefined);
  }

  /** One period of load; resolves once all of it has been worked off. */
  async period(number: number): Promise<void> {
    this.#day = FIRST_DAY + number * DAY_MS;
    // Days of roll-ups end at midnight: each period counts in a past day of its own, which expires with the period.
    const keepDay = Math.ceil((Date.now() - this.#day - DAY_MS) / 1_000) + this.#retention.facts;
    this.#analytics = new RedisAnalyticsStore(this.#pipeline.redis, { ...this.#retention, facts: keepDay });
    this.#reviews = new RedisReviewFactStore(this.#pipeline.redis, this.#analytics, this.#retention);
    const { store, flows, ended } = this.#pipeline;
    const ids: string[] = [];
    for (let index = 0; index < ANALYSES; index += 1) {
      const name = index % 2 === 0 ? BUSY : { repo: `acme/shop-${index % 3}`, pr_number: `${number * 1_000 + index}` };
      const record = { ...freshRecord(), ...name };
      if (index === 0) this.#first = record.analysis_id;
      if (index % 12 === 1) this.#doomed.add(record.analysis_id);
      await store.accept({ record, body: Buffer.from('{}') });
      await flows.start(record.analysis_id, 'brought');
      ids.push(record.analysis_id);
    }
    await this.#beside(number);
    await Promise.all(ids.map(ended));
  }

  /** What never rests: the busy pull request is looked at, somebody suppresses, processes speak, the sweeper sweeps. */
  async touch(): Promise<void> {
    const { audit, capabilities, decided, presence } = this.#stores;
    const now = Date.now();
    await this.#observe(BUSY, STANDING, new Date(now).toISOString());
    await this.#suppress(STANDING, {});
    await decided.add(deriveId('an', STANDING), now);
    await capabilities.put({ worker: STANDING, capabilities: [] }, now + 60_000);
    await presence.say(processRecord(STANDING), now);
    await audit.append([audited(STANDING)]);
    await this.#workOff();
    await this.#pipeline.sweeper.sweep(now);
  }

  async close(): Promise<void> {
    await this.#exporter.close();
    await this.#exports.close();
  }

  /** Decisions that were entered into the log. */
  decisions(): Promise<number> {
    return this.#stores.log.size();
  }

  async #decide(id: string): Promise<void> {
    const { store } = this.#pipeline;
    const decision_id = deriveId('pd', id);
    const { repo, pr_number } = (await store.get(id))!;
    const at = new Date().toISOString();
    await this.#count(await this.#observe({ repo, pr_number }, id, at));
    await store.saveDecision(id, { decision_id, analysis_id: id, outcome: 'allow' } as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(1) });
    await this.#stores.log.append(decision_id, Buffer.from(id));
    await this.#stores.decided.add(id, Date.parse(at));
    await store.dropBody(id);
  }

  /** An analysis with a finding of its own. */
  #observe(name: typeof BUSY, of: string, at: string): Promise<FindingEvent[]> {
    const analysis_id = deriveId('an', of);
    const finding: Finding = {
      finding_id: deriveId('fd', of), analysis_id, ...name, file_path: `${of}.py`, start_line: 1, start_column: 1, end_line: 1, end_column: 2, rule_key: 'r', rule_version: '1', category: 'sqli',
      severity: 'high', confidence: 'high', message: 'm', cwe: [], engine_name: 'e', engine_version: '1', snippet: 's', fingerprint: fingerprintOf(of), status: 'open', detected_at: at, relation: 'on_changed_line',
    };
    const detection = { findings: [finding], coverage: [{ path: finding.file_path, status: 'covered' as const }] };
    return this.#stores.findings.observe({ ...name, seen: { analysis_id, at, base_sha: 'a', head_sha: 'b' }, detection, at }, () => ({ agent_id: 'codex', contributor: 'ai', confidence: 1 }));
  }

  async #count(events: readonly FindingEvent[]): Promise<void> {
    for (const state of statesAfter(events)) await this.#analytics.count(findingUnit(findingFact({ ...state, detected_at: this.#moment() })));
  }

  async #suppress(of: string, more: Pick<SuppressionRequest, 'expires_at'>): Promise<void> {
    const asked = { fingerprint: fingerprintOf(of), reason: 'r', actor: 'ada', ...more };
    const at = new Date().toISOString();
    await this.#stores.findings.suppress({ ...asked, scope: 'repo', repo: BUSY.repo }, at);
    await this.#stores.findings.suppress({ ...asked, scope: 'everywhere' }, at);
  }

  async #beside(number: number): Promise<void> {
    const { audit, budgets, capabilities, checks, due, github, heads, leases, limiter, presence } = this.#stores;
    const now = Date.now();
    const [own, head_sha, analysis_id] = [{ repo: 'acme/shop', pr_number: String(number) }, deriveId('an', 'head', String(number)), deriveId('an', 'beside', String(number))];
    for (const pull of [BUSY, own]) await heads.claim(pull, { analysis_id, head_sha, at: now });
    await checks.add({ ...BUSY, head_sha }, { pr_number: '1', analysis_id, at: now });
    for (const subject of [`${own.repo}#${number}`, `${own.repo}@${head_sha}`]) await leases.take(subject, 3_000);
    for (const ledger of due) await ledger.ask(analysis_id, now);
    for (const pull of [BUSY, own]) await this.#review(pull);
    for (const accepted of ['a', 'b', 'c'].map((name) => `${name}-${number}`)) {
      await this.#observe(BUSY, accepted, new Date().toISOString());
      await this.#suppress(accepted, { expires_at: new Date(Date.now() + 200).toISOString() });
    }
    await github.set(`question-${number}`, Buffer.from('x'), this.#retention.results);
    await budgets.note(`payer-${number}`, { limit: 10, remaining: 1, resetAt: now + 2_000 });
    await limiter.take(`who-${number}`, { requests: 10, windowSeconds: 2 });
    await audit.append(Array.from({ length: AUDITED }, () => audited(String(number))));
    await capabilities.put({ worker: `worker-${number}`, capabilities: [] }, now + 2_000);
    await presence.say(processRecord(`process-${number}`), now);
    await presence.leave(`process-${number}`);
  }

  async #workOff(): Promise<void> {
    for (const ledger of this.#stores.due) {
      for (const taken of await ledger.take(Date.now(), 1_000, 10)) await ledger.done(taken);
    }
  }

  async #review(pull: typeof BUSY): Promise<void> {
    const fact: ReviewFact = { schema_version: REVIEW_FACT_VERSION, ...pull, agent_id: 'codex', at: this.#moment(), snapshot_at: new Date().toISOString(), counters: { pull_requests: 1 }, could_not_tell: [], overridden: [], merged_by: null, merged_at: null };
    await this.#reviews.save(fact);
    await this.#reviews.count(pull.repo, pull.pr_number);
  }

  #moment(): string {
    return new Date(this.#day + 1).toISOString();
  }
}

function fingerprintOf(of: string): string {
  return deriveId('fd', 'fingerprint', of);
}

function processRecord(instance: string): ProcessRecord {
  return { instance, app: 'standalone', version: '0', startedAt: 0, runs: [], checks: {}, watched: {}, retentionDays: { contents: 1, results: 1, facts: 1 } };
}

function audited(target: string): AuditEvent {
  return { at: new Date().toISOString(), actor: 'ada', action: 'POST /v1/analysis', target, outcome: 'done', status: 202, request_id: 'r', address: '127.0.0.1' };
}
