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
import type { InMemoryChangeFeed } from '../changes/in-memory-change-feed.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { DEFAULT_ACCEPT_GRACE_MS } from '../ledger/grace.ts';
import {
  AnalysisStore,
  type Acceptance,
  type AcceptResult,
  type Completion,
  type KeptAcceptance,
  type StageEnd,
  type StageFailure,
} from './analysis-store.ts';

interface Kept {
  record: AnalysisRecord;
  body?: Buffer;
  lines?: AttributedLine[];
  detection?: DetectionResult;
  decision?: Decision;
  proof?: DecisionProof;
  facts?: CodeFact[];
}

/** The store of tests: the same rules as RedisAnalysisStore, held to them by the same suite. */
export class InMemoryAnalysisStore extends AnalysisStore {
  readonly #kept = new Map<string, Kept>();
  readonly #ledger: OpenLedger;
  readonly #changes: InMemoryChangeFeed | undefined;

  constructor(ledger: OpenLedger, changes?: InMemoryChangeFeed) {
    super();
    this.#ledger = ledger;
    this.#changes = changes;
  }

  accept({ record, body }: Acceptance): Promise<AcceptResult> {
    return this.#accept({ record, body: Buffer.from(body) });
  }

  acceptKept({ record, lines, detection }: KeptAcceptance): Promise<AcceptResult> {
    return this.#accept({ record, lines: structuredClone([...lines]), detection: structuredClone(detection) });
  }

  async #accept(fresh: Kept): Promise<AcceptResult> {
    const { record } = fresh;
    await this.#ledger.mark(record.analysis_id, Date.now() + DEFAULT_ACCEPT_GRACE_MS);
    const kept = this.#kept.get(record.analysis_id);
    if (kept !== undefined) {
      const repeated = kept.record.body_sha256 === record.body_sha256;
      return { outcome: repeated ? 'repeated' : 'conflict', record: structuredClone(kept.record) };
    }
    this.#kept.set(record.analysis_id, { ...fresh, record: structuredClone(record) });
    return { outcome: 'accepted', record: structuredClone(record) };
  }

  async get(analysisId: string): Promise<AnalysisRecord | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.record);
  }

  async body(analysisId: string): Promise<Buffer | undefined> {
    return this.#kept.get(analysisId)?.body;
  }

  async dropBody(analysisId: string): Promise<void> {
    delete this.#kept.get(analysisId)?.body;
  }

  async replaceBody(analysisId: string, body: Buffer): Promise<boolean> {
    const kept = this.#kept.get(analysisId);
    if (kept?.body === undefined || kept.decision !== undefined) return false;
    kept.body = Buffer.from(body);
    return true;
  }

  async stageStarted(analysisId: string, stage: Stage, at: string): Promise<AnalysisStatus | 'superseded' | undefined> {
    const record = this.#kept.get(analysisId)?.record;
    if (record === undefined || record.status === 'completed') return record?.status;
    if (record.superseded_by !== undefined) return 'superseded';
    record.stages[stage] = { status: 'running', started_at: at };
    if (record.status === 'received') record.status = 'in_progress';
    this.#changed(record, at);
    return record.status;
  }

  async stageFinished(analysisId: string, stage: Stage, at: string, end: StageEnd): Promise<void> {
    const record = this.#kept.get(analysisId)?.record;
    if (record === undefined || record.status === 'completed' || record.superseded_by !== undefined) return;
    record.stages[stage] = { ...record.stages[stage], ...end, finished_at: at };
    this.#changed(record, at);
  }

  async fail(analysisId: string, failure: StageFailure, at: string): Promise<'first' | 'again' | undefined> {
    const record = this.#kept.get(analysisId)?.record;
    const applied = record !== undefined && record.status !== 'completed' && record.status !== 'failed';
    if (applied) {
      record.status = 'failed';
      record.failure = { ...failure };
      if (failure.stage !== 'ingest') {
        const before = record.stages[failure.stage];
        record.stages[failure.stage] = { ...before, status: 'failed', finished_at: at, reason: failure.reason };
      }
      this.#changed(record, at);
    }
    await this.#ledger.close(analysisId);
    if (!applied) return undefined;
    return record.reopened_at === undefined ? 'first' : 'again';
  }

  async supersede(analysisId: string, headSha: string, at: string): Promise<boolean> {
    const kept = this.#kept.get(analysisId);
    const applied = kept !== undefined && kept.record.status !== 'completed' && kept.record.status !== 'failed' && kept.decision === undefined;
    if (applied) {
      const { record } = kept;
      Object.assign(record, { status: 'failed', superseded_by: headSha, failure: { stage: 'ingest', reason: supersededReason(headSha) } });
      this.#changed(record, at);
      await this.#ledger.close(analysisId);
    }
    return applied;
  }

  async reopen(analysisId: string, at: string, request?: string): Promise<boolean> {
    await this.#ledger.mark(analysisId, Date.now() + DEFAULT_ACCEPT_GRACE_MS);
    const record = this.#kept.get(analysisId)?.record;
    if (record?.status !== 'failed' || record.superseded_by !== undefined) return false;
    record.status = 'in_progress';
    if (record.failure !== undefined && record.failure.stage !== 'ingest') {
      record.stages[record.failure.stage] = { status: 'waiting' };
    }
    delete record.failure;
    delete record.reopened_by;
    record.reopened_at = at;
    if (request !== undefined) record.reopened_by = request;
    this.#changed(record, at);
    return true;
  }

  async noteReplaced(analysisId: string, by: string): Promise<void> {
    const record = this.#kept.get(analysisId)?.record;
    if (record !== undefined) record.replaced_by = by;
  }

  async complete(analysisId: string, at: string, completion: Completion): Promise<boolean> {
    const kept = this.#kept.get(analysisId);
    const applied = kept !== undefined && kept.record.status !== 'completed' && kept.record.superseded_by === undefined;
    if (applied) {
      const { record } = kept;
      kept.facts = structuredClone(completion.facts);
      delete record.failure;
      record.status = 'completed';
      record.findings_total = completion.findings_total;
      record.stages.analyse = { ...record.stages.analyse, status: 'completed', finished_at: at };
      this.#changed(record, at);
    }
    await this.#ledger.close(analysisId);
    return applied;
  }

  async saveLines(analysisId: string, lines: readonly AttributedLine[]): Promise<boolean> {
    return this.#save(analysisId, (kept) => (kept.lines = structuredClone([...lines])));
  }

  async lines(analysisId: string): Promise<AttributedLine[] | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.lines);
  }

  async saveDetection(analysisId: string, detection: DetectionResult): Promise<boolean> {
    return this.#save(analysisId, (kept) => (kept.detection = structuredClone(detection)));
  }

  async detection(analysisId: string): Promise<DetectionResult | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.detection);
  }

  async saveDecision(analysisId: string, decision: Decision, { attestation, evidence }: DecisionProof): Promise<boolean> {
    if (this.#kept.get(analysisId)?.record.superseded_by !== undefined) return false;
    const proof = { attestation: structuredClone(attestation), evidence: Buffer.from(evidence) };
    return this.#save(analysisId, (kept) => Object.assign(kept, { decision: structuredClone(decision), proof }));
  }

  async decision(analysisId: string): Promise<Decision | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.decision);
  }

  async attestation(analysisId: string): Promise<Attestation | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.proof?.attestation);
  }

  async evidence(analysisId: string): Promise<Buffer | undefined> {
    return this.#kept.get(analysisId)?.proof?.evidence;
  }

  async facts(analysisId: string): Promise<CodeFact[] | undefined> {
    return structuredClone(this.#kept.get(analysisId)?.facts);
  }

  #save(analysisId: string, write: (kept: Kept) => void): boolean {
    const kept = this.#kept.get(analysisId);
    if (kept === undefined || kept.decision !== undefined) return false;
    write(kept);
    this.#changes?.publish(analysisId);
    return true;
  }

  #changed(record: AnalysisRecord, at: string): void {
    record.updated_at = at;
    this.#changes?.publish(record.analysis_id);
  }
}
