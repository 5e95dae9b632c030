import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { STORE_REDIS } from '@provenance/runtime';
import { ApiProblems, RequireScope } from '@provenance/service';
import { PresenceStore, serverFacts, Writes, type PresentProcess, type RedisClient, type ServerFacts } from '@provenance/store';
import { LogWatch } from '../decision-log/log-watch.ts';
import { DEPLOYMENT_EXAMPLE, DeploymentResponse, type ProcessResponse, type StoreServerResponse } from './deployment.response.ts';

@ApiTags('admin')
@Controller('v1/admin/deployment')
export class DeploymentController {
  readonly #presence: PresenceStore;
  readonly #redis: RedisClient;
  readonly #writes: Writes;
  readonly #log: LogWatch;

  constructor(presence: PresenceStore, @Inject(STORE_REDIS) redis: RedisClient, writes: Writes, log: LogWatch) {
    this.#presence = presence;
    this.#redis = redis;
    this.#writes = writes;
    this.#log = log;
  }

  @Get()
  @RequireScope('admin')
  @ApiOperation({ summary: 'Which processes run, how they and the store do, and how the decision log stands', description: 'provenance doctor --deployment makes findings of it.' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: DeploymentResponse, example: DEPLOYMENT_EXAMPLE })
  async read(): Promise<DeploymentResponse> {
    const [{ processes, at }, server, refusal, decision_log] = await Promise.all([
      this.#presence.list(), serverFacts(this.#redis), this.#writes.refusal(), this.#log.standing(),
    ]);
    return {
      processes: processes.map(processResponse),
      ...(server && { store: serverResponse(server) }),
      ...(refusal !== undefined && { writes_refused: refusal }),
      decision_log,
      at: new Date(at).toISOString(),
    };
  }
}

function processResponse({ instance, app, version, startedAt, seenAt, clockAheadMs, runs, checks, watched, retentionDays }: PresentProcess): ProcessResponse {
  const { contents, results, facts } = retentionDays;
  return {
    instance,
    app,
    version,
    started_at: new Date(startedAt).toISOString(),
    seen_at: new Date(seenAt).toISOString(),
    clock_ahead_seconds: clockAheadMs / 1_000,
    runs: [...runs],
    checks: { ...checks },
    watched: { ...watched },
    retention: { contents_days: contents, results_days: results, facts_days: facts },
  };
}

function serverResponse(facts: ServerFacts): StoreServerResponse {
  return {
    version: facts.version,
    uptime_seconds: facts.uptimeSeconds,
    used_memory_bytes: facts.usedMemoryBytes,
    ...(facts.maxMemoryBytes !== undefined && { max_memory_bytes: facts.maxMemoryBytes }),
    eviction_policy: facts.evictionPolicy,
    evicted_keys: facts.evictedKeys,
    append_only: facts.appendOnly,
    last_append: facts.lastAppend,
    last_snapshot: facts.lastSnapshot,
  };
}
