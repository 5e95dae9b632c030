import type { Cluster, Redis } from 'ioredis';

/** All that ioredis says of a connection that it made for its own purposes, whatever has closed it. */
const CLOSED = 'Connection is closed.';

/** Why a connection to `host:port` cannot be made, if it cannot. */
export type Probe = (address: string) => Promise<string | undefined>;

type Listener = (error: Error) => void;

/**
 * Tells of a server that closes a connection before it is ready, for which ioredis has no error: one with TLS does so to
 * a client without.
 */
export function tellSilentEnds(client: Redis, onError: Listener): void {
  let explained = false;
  client.on('connecting', () => {
    explained = false;
  });
  for (const event of ['ready', 'error']) {
    client.on(event, () => {
      explained = true;
    });
  }
  client.on('close', () => {
    // When it was us who closed it, nothing follows.
    if (!explained && client.status === 'reconnecting') onError(new Error('The server closed the connection before it was ready; does it speak TLS?'));
  });
}

/** Tells of every error of a cluster with the reason of a node: of itself it says only that none would do. */
export function tellClusterFaults(client: Cluster, probe: Probe, onError: Listener): void {
  let last: { address: string; reason: string } | undefined;
  client.on('node error', (error: Error, address: string) => {
    last = { address, reason: error.message };
  });
  client.on('error', (error: Error) => {
    const node = last;
    last = undefined;
    if (node === undefined) return onError(error);
    void inFull(node.address, node.reason, probe).then((reason) => onError(new Error(`${error.message} ${reason}`, { cause: error })));
  });
}

/**
 * Tells of every error of a connection by name, with what each sentinel answered in a round. ioredis calls all of them
 * unreachable, also when they answer that they know no such master.
 */
export function tellSentinelFaults(client: Redis, master: string, probe: Probe, onError: Listener): void {
  let answers: Promise<string>[] = [];
  client.on('sentinelError', ({ message }: Error) => answers.push(answerOf(message, probe)));
  client.on('connect', () => {
    answers = [];
  });
  client.on('error', (error: Error) => {
    if (!error.message.startsWith('All sentinels are unreachable')) return onError(error);
    const round = answers;
    answers = [];
    void Promise.all(round).then((all) => onError(new Error(`No sentinel names a primary of "${master}": ${all.join('; ')}`, { cause: error })));
  });
}

/** @param message of ioredis: who was asked, and either an invalid reply or why there was none */
async function answerOf(message: string, probe: Probe): Promise<string> {
  const [, silent] = /^connected to sentinel (\S+) successfully, but got an invalid reply: null$/.exec(message) ?? [];
  const [, address = silent, reason = 'No such master'] = /^failed to connect to sentinel (\S+) because (.*)$/s.exec(message) ?? [];
  if (address === undefined) return message;
  return reason.includes('No such master') ? `${address} knows no master of this name` : inFull(address, reason, probe);
}

async function inFull(address: string, reason: string, probe: Probe): Promise<string> {
  return `${address} ${reason === CLOSED ? ((await probe(address)) ?? reason) : reason}`;
}
