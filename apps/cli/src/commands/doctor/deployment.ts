import { ApiError, type Client, type Deployment, type Operations, type Queues } from '@provenance/api-client';
import { detectorSigns, headSigns, keySigns, logSigns } from './proof-signs.ts';
import { clockSign, orphans, processSigns, UNHEARD } from './process-signs.ts';
import { queueSigns } from './queue-signs.ts';
import { runbook, type Sign } from './sign.ts';
import { refusalSign, storeSigns } from './store-signs.ts';

/** What is known of a deployment, and a sign for each part that could not be looked at. */
type Seen<T> = { value: T } | { signs: Sign[] };

/**
 * What is wrong with a deployment, as far as it can be asked from outside and the token allows. Never throws for what it
 * finds; one cause is one finding.
 * @param version of this program
 */
export async function diagnose(client: Client, version: string): Promise<Sign[]> {
  const { signs: reached, goOn, refusal: said } = await reachable(client);
  if (!goOn) return reached;
  const [asked, queues, capabilities, keys] = await Promise.all([
    see('processes, redis, decision log', () => client.deployment()),
    see('queues, outbox, export', () => client.queues()),
    see('detectors', () => client.capabilities()),
    see('signing key', () => client.keys()),
  ]);
  const { refusal, deployment } = withRefusal(asked, said);
  const alone = 'value' in deployment ? orphans(deployment.value.processes) : new Set<string>();
  return [
    ...reached,
    ...(refusal === undefined ? [] : [refusalSign(refusal)]),
    ...('value' in deployment ? deploymentSigns(deployment.value, version, refusal) : [...deployment.signs, ...(await headOf(client))]),
    ...('value' in queues ? queuesBeside(queues.value, deployment, alone) : queues.signs),
    ...('value' in capabilities ? detectorSigns(capabilities.value, { told: alone.has('detect') || troubled(deployment, 'detectors'), present: 'value' in deployment && !alone.has('detect') }) : capabilities.signs),
    ...('value' in keys ? keySigns(keys.value) : keys.signs),
  ];
}

/** Where writes are refused one process after the other would be missed, since none can say any more that it runs. */
function withRefusal(asked: Seen<Deployment>, said: string | undefined): { refusal: string | undefined; deployment: Seen<Deployment> } {
  const refusal = ('value' in asked ? asked.value.writes_refused : undefined) ?? said;
  return { refusal, deployment: 'value' in asked && refusal !== undefined ? { value: { ...asked.value, processes: [] } } : asked };
}

function deploymentSigns(deployment: Deployment, version: string, refusal: string | undefined): Sign[] {
  const processes = refusal === undefined ? processSigns(deployment, version) : [UNHEARD];
  // What it cannot write is why it refuses.
  const store = storeSigns(deployment.store).filter(({ what }) => !(refusal?.startsWith('MISCONF') && what === 'redis persistence'));
  return [...processes, ...store, ...logSigns(deployment.decision_log, Date.parse(deployment.at))];
}

/** That rows wait for a sink that is known to be away is no finding of its own. */
function queuesBeside(queues: Queues, deployment: Seen<Deployment>, alone: ReadonlySet<string>): Sign[] {
  const away = troubled(deployment, 'export');
  return queueSigns(queues, alone).filter(({ what, state }) => !(away && what === 'export queue' && state === 'fail'));
}

/** Whether a process says that something is wrong with what it watches. */
function troubled(deployment: Seen<Deployment>, name: string): boolean {
  return 'value' in deployment && deployment.value.processes.some(({ watched }) => (watched[name] ?? 'ok') !== 'ok');
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

/** Whether anybody answers there, and lets us ask. What everything else would say as well is said once, and ends the diagnosis. */
async function reachable(client: Client): Promise<{ signs: Sign[]; goOn: boolean; refusal?: string | undefined }> {
  const signs: Sign[] = [];
  let refusal: string | undefined;
  try {
    const asked = Date.now();
    const said = await client.operations();
    signs.push({ what: 'reachable', state: 'ok', detail: client.base }, readySign(said), clockSign(said.date, (asked + Date.now()) / 2));
    if (['store', 'queue'].some((name) => (said.checks[name] ?? 'ok') !== 'ok')) return { signs: [...signs, BEHIND_REDIS], goOn: false };
    const { writes = 'ok' } = said.checks;
    if (writes !== 'ok') refusal = writes.replace(/^refused: /, '');
    await client.capabilities();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, code, kind, message: detail } = error;
    if (status === 401) return { signs: [...signs, signOf('everything else', error)], goOn: false };
    if (code === 'store_unavailable') return { signs: [...signs.filter(({ what }) => what !== 'ready'), { ...NOT_READY, detail }, BEHIND_REDIS], goOn: false };
    if (kind !== 'problem' || status === 404) return { signs: [{ ...UNREACHED, detail }], goOn: false };
  }
  return { signs, goOn: true, refusal };
}

const NOT_READY = { what: 'ready', state: 'fail', todo: 'Redis first', runbook: 'docs/operations/redis.md' } as const;
const BEHIND_REDIS: Sign = { what: 'everything else', state: 'unseen', detail: 'it lies in Redis', todo: 'Ask again once Redis is there', runbook: 'docs/operations/redis.md' };
const UNREACHED = { what: 'reachable', state: 'unseen', todo: 'See that governance-api runs, and that the address is its own', runbook: runbook('ProvenanceServiceAbsent') } as const;

function readySign({ status, checks }: Operations): Sign {
  if (status === 'hidden') return { what: 'ready', state: 'note', detail: 'a gateway keeps /readyz back; what the processes say of themselves follows' };
  if (status === 'ok') return { what: 'ready', state: 'ok', detail: Object.keys(checks).join(', ') };
  return { ...NOT_READY, detail: Object.entries(checks).flatMap(([name, said]) => (said === 'ok' ? [] : [`${name}: ${said}`])).join('; ') };
}
