import { Redis, SentinelConnector, type SentinelConnectionOptions } from 'ioredis';

type Stream = Awaited<ReturnType<SentinelConnector['connect']>>;
type ErrorEmitter = Parameters<SentinelConnector['connect']>[0];

/** What a sentinel publishes when it has agreed with the others: `name old-host old-port new-host new-port`. */
const SWITCHED = '+switch-master';

/** Listening is a help and not needed: a sentinel that is away is tried again without haste. */
const LISTEN_AGAIN_MS = 10_000;

/**
 * Connects to the primary that sentinels name, and leaves it when one of them says that there is another. In a planned
 * failover the old one takes writes for some ten seconds more, and every one of them is lost.
 *
 * The detector of ioredis goes on while an address is looked up. When it fires then, it ends the attempt, and with it the
 * client for good. This one listens only while a connection stands.
 */
export class PrimaryConnector extends SentinelConnector {
  #listeners: Redis[] = [];

  constructor(options: unknown) {
    super(options as SentinelConnectionOptions);
  }

  override async connect(emit: ErrorEmitter): Promise<Stream> {
    this.#stopListening();
    const stream = await super.connect(emit);
    stream.once(this.options.sentinelTLS === undefined ? 'connect' : 'secureConnect', () => {
      if (this.connecting && this.stream === stream) this.#listen();
    });
    return stream;
  }

  override disconnect(): void {
    this.#stopListening();
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
    listener.on('ready', () => void listener.subscribe(SWITCHED).catch(() => undefined));
    listener.on('message', (_channel: string, text: string) => {
      const [switched, , , host, port] = text.split(' ');
      // Each sentinel says it for itself, the last one maybe when we are there already.
      if (switched === name && !this.#isAt(host, port)) this.disconnect();
    });
    return listener;
  }

  #isAt(host: string | undefined, port: string | undefined): boolean {
    return this.stream.remoteAddress?.replace(/^::ffff:/, '') === host && String(this.stream.remotePort) === port;
  }

  #stopListening(): void {
    for (const listener of this.#listeners) listener.disconnect();
    this.#listeners = [];
  }
}
