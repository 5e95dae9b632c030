import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { AnalysisFlows, InMemoryAnalysisFlows, type FlowStart } from '@provenance/queue';
import { OpenAccessModule } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, InMemoryAnalysisStore, InMemoryOpenLedger, OpenLedger } from '@provenance/store';
import { IngestConfig } from '../ingest.config.ts';
import { AnalysesModule } from './analyses.module.ts';
import { FlowStarter } from './flow-starter.ts';
import { SUBMISSION_EXAMPLES } from './submit-analysis.examples.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

const ledger = new InMemoryOpenLedger();
const flows = new InMemoryAnalysisFlows();
const parts = [
  { provide: OpenLedger, useValue: ledger },
  { provide: AnalysisStore, useValue: new InMemoryAnalysisStore(ledger) },
  { provide: AnalysisFlows, useValue: flows },
];

@Module({ providers: parts, exports: parts.map(({ provide }) => provide) })
class InMemoryParts {}

it('lets the flow of a submission continue the trace of its request', async () => {
  const collector = createServer((_request, response) => response.setHeader('content-type', 'application/json').end('{}'));
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  const env = {
    PROVENANCE_LOG_LEVEL: 'silent',
    PROVENANCE_OTEL_ENABLED: 'true',
    PROVENANCE_OTEL_EXPORTER: 'otlp',
    PROVENANCE_OTEL_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  };
  const app = await createHttpApp(AnalysesModule.over(OpenAccessModule, InMemoryParts), { name: 'ingest-api', configs: [IngestConfig], env });
  await app.init();
  const started: FlowStart[] = [];
  flows.startMany = async (analyses) => void started.push(...analyses);
  await app.inject({
    method: 'POST',
    url: '/v1/analysis',
    payload: SUBMISSION_EXAMPLES.changed_lines.value,
    headers: { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` },
  });
  await app.get(FlowStarter, { strict: false }).settled();
  await app.close();
  collector.close();
  collector.closeAllConnections();
  expect(started).toMatchObject([{ trace: expect.stringContaining(TRACE_ID) }]);
});
