import { analysisFlow, QUEUE_PREFIX, type Contents, type FlowNode } from '@provenance/contracts';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { deriveId, STAGES } from '@provenance/domain';
import { FlowProducer, type FlowJob } from 'bullmq';
import { openPipeline, type Pipeline } from '../pipeline.fixture.ts';
import { flowEntries } from './flow-entries.ts';

let server: RedisServer;
let pipeline: Pipeline;

beforeAll(async () => {
  server = await startRedis();
  pipeline = await openPipeline(server.url);
});

afterAll(async () => {
  await pipeline.close();
  await server.stop();
});

/** The flow as the documentation of BullMQ builds it. */
function asFlowJob(node: FlowNode): FlowJob {
  const degrade = node.onFailure === 'degrade' ? { removeOnFail: true, ignoreDependencyOnFailure: true } : {};
  return {
    name: node.stage,
    queueName: node.stage,
    data: node.job,
    opts: {
      jobId: node.job.analysisId,
      attempts: 4,
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
      removeOnComplete: true,
      ...degrade,
    },
    children: node.children.map(asFlowJob),
  } as FlowJob;
}

/** Everything in the queues but what is a time, a counter or a log of events. */
async function snapshot(id: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const stage of STAGES) {
    const key = (part: string): string => pipeline.queues.key(stage, part);
    const job = await pipeline.redis.hgetall(key(id));
    const options = JSON.parse(job['opts'] ?? '{}') as Record<string, unknown>;
    for (const field of ['timestamp', 'opts']) delete job[field];
    for (const field of ['timestamp', 'jobId']) delete options[field];
    found[stage] = {
      job,
      options,
      waits: await pipeline.redis.lrange(key('wait'), 0, -1),
      blocked: await pipeline.redis.zrange(key('waiting-children'), '0', '-1'),
      dependencies: (await pipeline.redis.smembers(key(`${id}:dependencies`))).sort(),
    };
  }
  return found;
}

describe('flowEntries', () => {
  it.each<Contents>(['brought', 'to_fetch', 'kept_results'])("leave in Redis what BullMQ's own FlowProducer leaves (%s)", async (contents) => {
    const id = deriveId('an', 'conformance', contents);
    await pipeline.redis.flushall();
    await pipeline.flows.start(id, contents);
    const ours = await snapshot(id);
    await pipeline.redis.flushall();
    const producer = new FlowProducer({ connection: pipeline.queues.redis, prefix: QUEUE_PREFIX });
    await producer.add(asFlowJob(analysisFlow(id, contents)));
    expect(ours).toEqual(await snapshot(id));
    await producer.close();
  });

  it('carry the trace in every job, and nothing where there is none', () => {
    const flow = analysisFlow(deriveId('an', 'trace'), 'brought');
    const traced = flowEntries(flow, 0, '{"traceparent":"00-1-2-01"}');
    expect(traced.map(({ job }) => job.opts.telemetry?.metadata)).toEqual(Array(4).fill('{"traceparent":"00-1-2-01"}'));
    expect(flowEntries(flow, 0).every(({ job }) => job.opts.telemetry === undefined)).toBe(true);
  });

  it('name parents before their children, as their insertion needs', () => {
    const stages = flowEntries(analysisFlow(deriveId('an', 'order'), 'brought'), 0).map(({ stage }) => stage);
    expect(stages.indexOf('analyse')).toBeLessThan(stages.indexOf('decide'));
    expect(stages.indexOf('decide')).toBeLessThan(Math.min(stages.indexOf('detect'), stages.indexOf('enrich')));
  });
});
