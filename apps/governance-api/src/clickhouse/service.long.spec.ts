import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';
import { ClickHouseEngine } from './engine.fixture.ts';

const START_MS = 120_000;
const REQUEST = {
  repo: 'Acme/Shop', pr_number: '7', base_sha: 'a'.repeat(40), head_sha: 'b'.repeat(40),
  provenance_data: {
    changed_lines: [
      { file_path: 'a.py', line_number: 1, change_type: 'added', content: 'import os', attribution: { agent_id: 'codex' } },
      { file_path: 'a.py', line_number: 2, change_type: 'modified', content: 'os.system(input())', attribution: { agent_id: 'codex' } },
      { file_path: 'b.py', line_number: 1, change_type: 'added', content: 'x = 1', attribution: { agent_id: 'devin' } },
    ],
  },
};

describe('the service over ClickHouse', () => {
  let engine: ClickHouseEngine;
  let data: string;
  let service: ServiceProcess;

  beforeAll(async () => {
    engine = await ClickHouseEngine.start();
    data = await mkdtemp(join(tmpdir(), 'provenance-over-clickhouse-'));
    service = await startService({
      app: 'standalone',
      env: {
        HOME: data, PROVENANCE_DATA_DIR: data, PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
        PROVENANCE_TIMESERIES_BACKEND: 'clickhouse', PROVENANCE_CLICKHOUSE_URL: engine.url, PROVENANCE_ANALYTICS_BACKEND: 'clickhouse',
      },
    });
  }, START_MS);
  afterAll(async () => {
    await service?.stop();
    await engine.stop();
    await rm(data, { recursive: true, force: true });
  });

  async function json<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${service.base}${path}`, { ...init, headers: { 'content-type': 'application/json' } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  it('shows a pull request in its figures once the export has sent it', async () => {
    const { analysis_id } = await json<{ analysis_id: string }>('/v1/analysis', { method: 'POST', body: JSON.stringify(REQUEST) });
    while ((await json<{ status: string }>(`/v1/analysis/${analysis_id}?wait=30`)).status !== 'completed');
    const lines = () => json<{ result: { data: { agent_id: string; value: number }[] } }>('/v1/analytics/summary?metric=code_volume');
    while ((await lines()).result.data.length === 0) await wait(50);
    expect((await lines()).result.data).toMatchObject([{ agent_id: 'codex', value: 2 }, { agent_id: 'devin', value: 1 }]);
    const card = await json<{ evidence: { analyses: object[] } }>('/v1/analytics/agents/codex/scorecard');
    expect(card.evidence.analyses).toMatchObject([{ analysis_id, repo: 'acme/shop', lines: 2 }]);
    expect(await json('/v1/admin/rebuild-rollups', { method: 'POST', body: '{}' })).toMatchObject({ added: 0 });
    expect(service.output()).not.toContain('"level":50');
  }, 60_000);
});
