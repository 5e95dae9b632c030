import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** The status of an analysis, as far as the bench looks at it. */
export interface Status {
  status: 'received' | 'in_progress' | 'completed' | 'failed';
  decision: string | null;
  failure?: { stage: string; reason: string };
}

/** Submits a body; answers the analysis id. @throws Error with the answer when it is not accepted. */
export async function submit(base: string, body: Buffer): Promise<string> {
  const answer = await call(`${base}/v1/analysis`, 'POST', body);
  const said = await text(answer);
  if (answer.statusCode !== 202) throw new Error(`submission answered ${answer.statusCode}: ${said}`);
  return (JSON.parse(said) as { analysis_id: string }).analysis_id;
}

/** Resolves when the decision is there, as the analysis's own event stream tells. */
export async function decided(base: string, analysisId: string): Promise<void> {
  const answer = await call(`${base}/v1/analysis/${analysisId}/events`, 'GET');
  if (answer.statusCode !== 200) throw new Error(`events answered ${answer.statusCode}: ${await text(answer)}`);
  let rest = '';
  for await (const chunk of answer.setEncoding('utf8') as AsyncIterable<string>) {
    rest += chunk;
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    if (events.some((event) => hasDecision(analysisId, event))) {
      answer.destroy();
      return;
    }
  }
  throw new Error(`the events of ${analysisId} ended without a decision`);
}

/** Milliseconds that GET status took, its body included. */
export async function timedStatus(base: string, analysisId: string): Promise<number> {
  const started = performance.now();
  const answer = await call(`${base}/v1/analysis/${analysisId}`, 'GET');
  const said = await text(answer);
  if (answer.statusCode !== 200) throw new Error(`status answered ${answer.statusCode}: ${said}`);
  return performance.now() - started;
}

function hasDecision(analysisId: string, event: string): boolean {
  const data = event.split('\n').find((line) => line.startsWith('data:'));
  if (data === undefined) return false;
  const status = JSON.parse(data.slice(5)) as Status;
  if (status.status === 'failed') throw new Error(`${analysisId} failed: ${JSON.stringify(status.failure)}`);
  return status.decision !== null;
}

async function call(url: string, method: string, body?: Buffer): Promise<IncomingMessage> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const sent = request(url, { method, agent, headers });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}
