import { Redis, SentinelConnector, type SentinelConnectionOptions } from 'ioredis';

type Stream = Awaited<ReturnType<SentinelConnector['connect']>>;
type ErrorEmitter = Parameters<SentinelConnector['connect']>[0];

/** What a sentinel publishes when it has agreed with the others: `name old-host old-port new-host new-port`. */
const SWITCHED = '+switch-master';

/** Listening is a help and not needed: a sentinel that is away is tried again without haste. */
const LISTEN_AGAIN_MS = 10_000;

/** Where a sentinel says that the primary is. */
interface Place {
  host: string | undefined;
  port: string | undefined;
}

/**
 * Connects to the primary that sentinels name, and leaves it when one of them says that there is another. In a planned
 * failover the old one takes writes for some ten seconds more, and every one of them is lost.
 *
 * The detector of ioredis ends the client for good when it fires while an address is looked up, and is deaf between two
 * connections. This one goes on listening, and leaves a place only once it is there: a sentinel that has not heard yet
 * names the old one again.
 */
export class PrimaryConnector extends SentinelConnector {
  #listeners: Redis[] = [];
  #isUnderWay = false;
  #heard: Place | undefined;

  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override async connect(emit: ErrorEmitter): Promise<Stream> {
    this.#isUnderWay = true;
    this.#heard = undefined;
    if (this.#listeners.length === 0) this.#listen();
    const stream = await super.connect(emit);
    stream.once(this.options.sentinelTLS === undefined ? 'connect' : 'secureConnect', () => {
      this.#isUnderWay = false;
      if (this.#heard !== undefined) this.#leaveFor(this.#heard);
    });
    return stream;
  }

  /** For good, or before it connects again. */
  override disconnect(): void {
    for (const listener of this.#listeners) listener.disconnect();
    this.#listeners = [];
    super.disconnect();
  }

  #listen(): void {
    this.#listeners = (this.options.sentinels ?? []).map((sentinel) => this.#listenTo(sentinel));
  }

  #listenTo(sentinel: { host?: string; port?: number }): Redis {
    const { name, sentinelUsername: username, sentinelPassword: password, sentinelTLS: tls, connectTimeout } = this.options;
    const listener = new Redis({
      ...sentinel,
      ...(username != null && { username }),
      ...(password != null && { password }),
      ...(tls !== undefined && { tls }),
      ...(connectTimeout !== undefined && { connectTimeout }),
      connectionName: 'provenance-failover',
      enableReadyCheck: false,
      // It subscribes at every connect itself; ioredis would leave a rejection unhandled when the connection goes meanwhile.
      autoResubscribe: false,
      maxRetriesPerRequest: null,
      retryStrategy: () => LISTEN_AGAIN_MS,
    });
    // What is wrong with a sentinel is told when it is asked for the primary.
    listener.on('error', () => undefined);
    // A subscription that fails is made again at the next connect.
    listener.on('ready', () => void listener.subscribe(SWITCHED).catch(() => undefined));
    listener.on('message', (_channel: string, text: string) => {
      const [switched, , , host, port] = text.split(' ');
      if (switched !== name) return;
      if (this.#isUnderWay) this.#heard = { host, port };
      else this.#leaveFor({ host, port });
    });
    return listener;
  }

  /** Each sentinel says it for itself, the last one maybe when we are there already. */
  #leaveFor({ host, port }: Place): void {
    const { remoteAddress, remotePort } = this.stream;
    if (remoteAddress?.replace(/^::ffff:/, '') === host && String(remotePort) === port) return;
    // Not disconnect(): the client connects again when the stream has gone, and one that hangs would not end it.
    this.stream.destroy();
  }
}
