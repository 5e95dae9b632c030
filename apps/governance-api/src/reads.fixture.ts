import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AnalysisRecord, waitingStages } from '@provenance/domain';
import { DeadLetters } from '@provenance/queue';
import { OpenAccessModule, RetentionConfig } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import {
  AnalysisStore,
  CapabilityStore,
  ChangeFeed,
  DecisionLogStore,
  FindingStore,
  InMemoryAnalysisStore,
  InMemoryCapabilityStore,
  InMemoryChangeFeed,
  InMemoryDecisionLogStore,
  InMemoryFindingRecords,
  InMemoryOpenLedger,
} from '@provenance/store';
import { SAMPLE_PROOF, SAMPLE_SIGNING_KEY } from './attestation/attestation.example.ts';
import { AttestationModule } from './attestation/attestation.module.ts';
import { SigningConfig } from './attestation/signing.config.ts';
import { PolicyConfig } from './policy/policy.config.ts';
import { ReadsConfig } from './analyses/reads.config.ts';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from './examples/sample-analysis.ts';
import { ReadsModule } from './reads.module.ts';

/** The reads over memory, listening on a free port of loopback. */
export interface Reads {
  app: NestFastifyApplication;
  base: string;
  store: InMemoryAnalysisStore;
  capabilities: InMemoryCapabilityStore;
  changes: InMemoryChangeFeed;
  log: InMemoryDecisionLogStore;
  /** The sample as it is just after it was accepted, under this id. */
  accept(id?: string): Promise<string>;
  /** What the stages of the sample come to, up to and with the last one. */
  finish(id: string): Promise<void>;
}

export async function startReads(options: { env?: Record<string, string>; letters?: Partial<DeadLetters> } = {}): Promise<Reads> {
  const changes = new InMemoryChangeFeed();
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger(), changes);
  const capabilities = new InMemoryCapabilityStore();
  const log = new InMemoryDecisionLogStore();
  const parts = [
    { provide: AnalysisStore, useValue: store },
    { provide: ChangeFeed, useValue: changes },
    { provide: DecisionLogStore, useValue: log },
    { provide: FindingStore, useValue: new FindingStore(new InMemoryFindingRecords()) },
    { provide: CapabilityStore, useValue: capabilities },
    { provide: DeadLetters, useValue: options.letters ?? {} },
  ];

  @Module({ providers: parts, exports: parts.map(({ provide }) => provide) })
  class InMemoryParts {}

  const env = { PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_DECISION_SIGNING_KEY: SAMPLE_SIGNING_KEY, PROVENANCE_DECISION_KEY_ID: 'example', ...options.env };
  const app = await createHttpApp(ReadsModule.over(OpenAccessModule, InMemoryParts, AttestationModule.over(InMemoryParts)), { name: 'governance-api', configs: [ReadsConfig, SigningConfig, RetentionConfig, PolicyConfig], env });
  await app.listen(0, '127.0.0.1');
  return { app, base: await app.getUrl(), store, capabilities, changes, log, accept: acceptTo(store), finish: finishIn(store) };
}

function acceptTo(store: InMemoryAnalysisStore) {
  return async (id = SAMPLE_RECORD.analysis_id): Promise<string> => {
    const record: AnalysisRecord = {
      ...SAMPLE_RECORD,
      analysis_id: id,
      status: 'received',
      updated_at: SAMPLE_RECORD.created_at,
      stages: waitingStages(),
    };
    delete record.findings_total;
    await store.accept({ record, body: Buffer.from('{}') });
    return id;
  };
}

function finishIn(store: InMemoryAnalysisStore) {
  return async (id: string): Promise<void> => {
    const { stages, updated_at } = SAMPLE_RECORD;
    await store.saveLines(id, SAMPLE_LINES);
    await store.saveDetection(id, SAMPLE_DETECTION);
    await store.saveDecision(id, SAMPLE_DECISION, SAMPLE_PROOF);
    for (const stage of ['enrich', 'detect', 'decide', 'analyse'] as const) {
      await store.stageStarted(id, stage, stages[stage].started_at ?? '');
      if (stage !== 'analyse') {
        await store.stageFinished(id, stage, stages[stage].finished_at ?? '', { status: 'completed' });
      }
    }
    await store.complete(id, updated_at, { findings_total: 1, facts: [] });
  };
}
