import { ApiError, type Client, type Deployment, type Queues } from '@provenance/api-client';
import { detectorSigns, headSigns, keySigns, logSigns } from './proof-signs.ts';
import { clockSign, orphans, processSigns } from './process-signs.ts';
import { queueSigns } from './queue-signs.ts';
import { runbook, type Sign } from './sign.ts';
import { storeSigns } from './store-signs.ts';

/** What is known of a deployment, and a sign for each part that could not be looked at. */
type Seen<T> = { value: T } | { signs: Sign[] };

/**
 * What is wrong with a deployment, as far as it can be asked from outside and the token allows. Never throws for what it
 * finds; one cause is one finding.
 * @param version of this program
 */
export async function diagnose(client: Client, version: string): Promise<Sign[]> {
  const { signs: reached, goOn } = await reachable(client);
  if (!goOn) return reached;
  const [deployment, queues, capabilities, keys] = await Promise.all([
    see('processes, redis, decision log', () => client.deployment()),
    see('queues, outbox, export', () => client.queues()),
    see('detectors', () => client.capabilities()),
    see('signing key', () => client.keys()),
  ]);
  const alone = 'value' in deployment ? orphans(deployment.value.processes) : new Set<string>();
  return [
    ...reached,
    ...('value' in deployment ? deploymentSigns(deployment.value, version) : [...deployment.signs, ...(await headOf(client))]),
    ...('value' in queues ? queuesBeside(queues.value, deployment, alone) : queues.signs),
    ...('value' in capabilities ? detectorSigns(capabilities.value, alone.has('detect')) : capabilities.signs),
    ...('value' in keys ? keySigns(keys.value) : keys.signs),
  ];
}

function deploymentSigns(deployment: Deployment, version: string): Sign[] {
  return [...processSigns(deployment, version), ...storeSigns(deployment.store), ...logSigns(deployment.decision_log, Date.parse(deployment.at))];
}

/** That rows wait for a sink that is known to be away is no finding of its own. */
function queuesBeside(queues: Queues, deployment: Seen<Deployment>, alone: ReadonlySet<string>): Sign[] {
  const away = 'value' in deployment && deployment.value.processes.some(({ watched }) => (watched['export'] ?? 'ok') !== 'ok');
  return queueSigns(queues, alone).filter(({ what, state }) => !(away && what === 'export queue' && state === 'fail'));
}

async function headOf(client: Client): Promise<Sign[]> {
  const head = await see('decision log', () => client.logCheckpoint());
  return 'value' in head ? headSigns(head.value) : head.signs;
}

/** The answer to a part that cannot be asked is a sign as well. */
async function see<T>(what: string, look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { value: await look() };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { signs: [signOf(what, error)] };
  }
}

function signOf(what: string, { status, code, message }: ApiError): Sign {
  if (code === 'not_signed') return { what, state: 'note', detail: message };
  if (status === 401) return { what, state: 'unseen', detail: message, todo: 'Set PROVENANCE_API_TOKEN to a token with the scope admin', runbook: 'docs/access.md' };
  if (status === 403) return { what, state: 'unseen', detail: message, todo: 'Only a token with the scope admin may see this', runbook: 'docs/access.md' };
  if (status === 404) return { what, state: 'unseen', detail: message, todo: 'The service is older than this program, or the address is not its own', runbook: runbook('ProvenanceVersionSkew') };
  return { what, state: 'fail', detail: message, todo: 'Read the log of governance-api', runbook: runbook('ProvenanceApiErrorBudgetBurn') };
}

/** Whether anybody answers there, and can. Where the store is away everything else would say the same. */
async function reachable(client: Client): Promise<{ signs: Sign[]; goOn: boolean }> {
  try {
    const asked = Date.now();
    const { status, date, checks } = await client.operations();
    const at = (asked + Date.now()) / 2;
    const bad = Object.entries(checks).filter(([, said]) => said !== 'ok');
    const signs: Sign[] = [{ what: 'reachable', state: 'ok', detail: client.base }];
    if (status === 'ok') signs.push({ what: 'ready', state: 'ok', detail: Object.keys(checks).join(', ') });
    else signs.push({ what: 'ready', state: 'fail', detail: bad.map(([name, said]) => `${name}: ${said}`).join('; ') || status, todo: 'Redis first', runbook: 'docs/operations/redis.md' });
    const goOn = !bad.some(([name]) => name === 'store' || name === 'queue');
    const rest: Sign = { what: 'everything else', state: 'unseen', detail: 'it lies in Redis', todo: 'Ask again once Redis is there', runbook: 'docs/operations/redis.md' };
    return { signs: [...signs, clockSign(date, at), ...(goOn ? [] : [rest])], goOn };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { signs: [{ what: 'reachable', state: 'unseen', detail: error.message, todo: 'See that governance-api runs, and that the address is its own', runbook: runbook('ProvenanceServiceAbsent') }], goOn: false };
  }
}
