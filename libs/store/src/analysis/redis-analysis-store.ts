import {
  supersededReason,
  type AnalysisRecord,
  type AnalysisStatus,
  type Attestation,
  type AttributedLine,
  type CodeFact,
  type Decision,
  type DecisionProof,
  type DetectionResult,
  type Stage,
} from '@provenance/domain';
import { decodeBlob, decodeJson, encodeBlob, encodeJson } from '../codec/blob.ts';
import { stageFields, toFixed, toRecord, type FixedRecord } from '../codec/record.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { attestationKey, bodyKey, decisionKey, detectionKey, evidenceKey, factsKey, linesKey, recordKey, stateKey } from '../keys.ts';
import { DEFAULT_ACCEPT_GRACE_MS } from '../ledger/grace.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import {
  AnalysisStore,
  type Acceptance,
  type AcceptResult,
  type Completion,
  type KeptAcceptance,
  type StageEnd,
  type StageFailure,
} from './analysis-store.ts';
import * as transitions from './transitions.ts';

/** The analyses in Redis: one transaction in the analysis's own slot for every change. */
export class RedisAnalysisStore extends AnalysisStore {
  readonly #redis: RedisClient;
  readonly #ledger: OpenLedger;
  readonly #retention: Retention;
  readonly #run: Record<keyof typeof transitions, RunScript>;

  constructor(redis: RedisClient, ledger: OpenLedger, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#ledger = ledger;
    this.#retention = retention;
    const scripts = Object.entries<Script>(transitions);
    this.#run = Object.fromEntries(
      scripts.map(([name, script]) => [name, defineScript(redis, script)]),
    ) as Record<keyof typeof transitions, RunScript>;
  }

  async accept({ record, body }: Acceptance): Promise<AcceptResult> {
    const id = record.analysis_id;
    const blob = await encodeBlob(body);
    return this.#accepted(record, () => this.#run.ACCEPT(
      recordKey(id), stateKey(id), bodyKey(id),
      JSON.stringify(toFixed(record)), blob, this.#retention.contents, this.#retention.results,
      record.status, record.updated_at, record.body_sha256,
    ));
  }

  async acceptKept({ record, lines, detection }: KeptAcceptance): Promise<AcceptResult> {
    const id = record.analysis_id;
    const [keptLines, keptDetection] = await Promise.all([encodeJson(lines), encodeJson(detection)]);
    return this.#accepted(record, () => this.#run.ACCEPT_KEPT(
      recordKey(id), stateKey(id), linesKey(id), detectionKey(id),
      JSON.stringify(toFixed(record)), keptLines, keptDetection, this.#retention.results, record.body_sha256,
      'status', record.status, 'updated_at', record.updated_at, ...stageFields(record.stages),
    ));
  }

  async get(analysisId: string): Promise<AnalysisRecord | undefined> {
    const [fixed, state] = await storeCall(
      Promise.all([this.#redis.get(recordKey(analysisId)), this.#redis.hgetall(stateKey(analysisId))]),
    );
    if (fixed === null || state['status'] === undefined) return undefined;
    return toRecord(JSON.parse(fixed) as FixedRecord, state);
  }

  async body(analysisId: string): Promise<Buffer | undefined> {
    const blob = await this.#blob(bodyKey(analysisId));
    return blob && decodeBlob(blob);
  }

  async dropBody(analysisId: string): Promise<void> {
    await storeCall(this.#redis.unlink(bodyKey(analysisId)));
  }

  async replaceBody(analysisId: string, body: Buffer): Promise<boolean> {
    return (await this.#run.REPLACE_BODY(bodyKey(analysisId), decisionKey(analysisId), await encodeBlob(body))) === 1;
  }

  async stageStarted(analysisId: string, stage: Stage, at: string): Promise<AnalysisStatus | 'superseded' | undefined> {
    const status = await this.#run.STAGE_STARTED(stateKey(analysisId), analysisId, stage, at);
    return (status as AnalysisStatus | 'superseded' | null) ?? undefined;
  }

  async stageFinished(analysisId: string, stage: Stage, at: string, end: StageEnd): Promise<void> {
    const reason = end.reason === undefined ? [] : [end.reason];
    await this.#run.STAGE_FINISHED(stateKey(analysisId), analysisId, stage, at, end.status, ...reason);
  }

  async fail(analysisId: string, { stage, reason }: StageFailure, at: string): Promise<'first' | 'again' | undefined> {
    const applied = await this.#run.FAIL(stateKey(analysisId), analysisId, stage, at, reason);
    await this.#ledger.close(analysisId);
    if (applied === 0) return undefined;
    return applied === 1 ? 'first' : 'again';
  }

  async supersede(analysisId: string, headSha: string, at: string): Promise<boolean> {
    const applied = await this.#run.SUPERSEDE(stateKey(analysisId), decisionKey(analysisId), analysisId, headSha, at, supersededReason(headSha));
    if (applied === 1) await this.#ledger.close(analysisId);
    return applied === 1;
  }

  async reopen(analysisId: string, at: string, request?: string): Promise<boolean> {
    await this.#ledger.mark(analysisId, Date.now() + DEFAULT_ACCEPT_GRACE_MS);
    return (await this.#run.REOPEN(stateKey(analysisId), analysisId, at, ...(request === undefined ? [] : [request]))) === 1;
  }

  async noteReplaced(analysisId: string, by: string): Promise<void> {
    await this.#run.NOTE_REPLACED(stateKey(analysisId), by);
  }

  async complete(analysisId: string, at: string, completion: Completion): Promise<boolean> {
    const applied = await this.#run.COMPLETE(
      stateKey(analysisId), factsKey(analysisId),
      analysisId, at, completion.findings_total, await encodeJson(completion.facts), this.#retention.facts,
    );
    await this.#ledger.close(analysisId);
    return applied === 1;
  }

  saveLines(analysisId: string, lines: readonly AttributedLine[]): Promise<boolean> {
    return this.#save(analysisId, linesKey(analysisId), lines);
  }

  lines(analysisId: string): Promise<AttributedLine[] | undefined> {
    return this.#read(linesKey(analysisId));
  }

  saveDetection(analysisId: string, detection: DetectionResult): Promise<boolean> {
    return this.#save(analysisId, detectionKey(analysisId), detection);
  }

  detection(analysisId: string): Promise<DetectionResult | undefined> {
    return this.#read(detectionKey(analysisId));
  }

  async saveDecision(analysisId: string, decision: Decision, { attestation, evidence }: DecisionProof): Promise<boolean> {
    const saved = await this.#run.SAVE_DECISION(
      decisionKey(analysisId), stateKey(analysisId), attestationKey(analysisId), evidenceKey(analysisId),
      analysisId, this.#retention.results, await encodeJson(decision), await encodeJson(attestation), await encodeBlob(evidence),
    );
    return saved === 1;
  }

  decision(analysisId: string): Promise<Decision | undefined> {
    return this.#read(decisionKey(analysisId));
  }

  attestation(analysisId: string): Promise<Attestation | undefined> {
    return this.#read(attestationKey(analysisId));
  }

  async evidence(analysisId: string): Promise<Buffer | undefined> {
    const blob = await this.#blob(evidenceKey(analysisId));
    return blob && decodeBlob(blob);
  }

  facts(analysisId: string): Promise<CodeFact[] | undefined> {
    return this.#read(factsKey(analysisId));
  }

  async #accepted(record: AnalysisRecord, write: () => Promise<unknown>): Promise<AcceptResult> {
    // Sent in this order on one connection, awaited together: the mark is never behind the record.
    const [, outcome] = await Promise.all([this.#ledger.mark(record.analysis_id, Date.now() + DEFAULT_ACCEPT_GRACE_MS), write()]);
    if (outcome === 'accepted') return { outcome, record };
    const standing = await this.get(record.analysis_id);
    return { outcome: outcome as AcceptResult['outcome'], record: standing ?? record };
  }

  async #save(analysisId: string, key: string, value: unknown): Promise<boolean> {
    const saved = await this.#run.SAVE_RESULT(
      key, stateKey(analysisId), decisionKey(analysisId),
      analysisId, await encodeJson(value), this.#retention.results,
    );
    return saved === 1;
  }

  async #read<T>(key: string): Promise<T | undefined> {
    const blob = await this.#blob(key);
    return blob && decodeJson<T>(blob);
  }

  async #blob(key: string): Promise<Buffer | undefined> {
    return (await storeCall(this.#redis.getBuffer(key))) ?? undefined;
  }
}
