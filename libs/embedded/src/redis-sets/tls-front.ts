import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { CertificateAuthority, Certified } from '../certificates/authority.ts';

/** How a TLS handshake begins; no command of Redis does. */
const HANDSHAKE = 0x16;

export interface TlsFrontOptions {
  certified: Certified;
  /** Asks clients for a certificate of this authority. */
  clients?: CertificateAuthority;
}

/**
 * TLS in front of a server that was built without it: what comes encrypted is handed on plain. What comes plain is handed
 * on as it is, so that the servers of a set reach each other under the address that their clients are told.
 */
export interface TlsFront {
  port: number;
  /** Handshakes that succeeded. */
  readonly secured: number;
  stop(): Promise<void>;
}

/** @param port of the loopback address; a free one at 0 */
export async function startTlsFront(target: number, { certified, clients }: TlsFrontOptions, port = 0): Promise<TlsFront> {
  const open = new Set<Socket>();
  let secured = 0;
  const tls = createTlsServer({
    cert: certified.certificate,
    key: certified.privateKey,
    ...(clients !== undefined && { requestCert: true, rejectUnauthorized: true, ca: clients.certificate }),
  });
  tls.on('secureConnection', (socket) => {
    secured += 1;
    handOn(socket, target, open);
  });
  // A client that does not like the certificate ends the handshake: it tells its user why.
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  const front = createServer((socket) => {
    keep(socket, open);
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === HANDSHAKE) tls.emit('connection', socket);
      else handOn(socket, target, open);
    });
  });
  front.listen(port, '127.0.0.1');
  await once(front, 'listening');
  return {
    port: (front.address() as AddressInfo).port,
    get secured() {
      return secured;
    },
    async stop() {
      front.close();
      for (const socket of open) socket.destroy();
      await once(front, 'close');
    },
  };
}

/** Both ends go together, as one connection would. */
function handOn(socket: Socket, port: number, open: Set<Socket>): void {
  const onward = connect(port, '127.0.0.1');
  keep(onward, open);
  for (const [from, to] of [[socket, onward], [onward, socket]] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}

function keep(socket: Socket, open: Set<Socket>): void {
  open.add(socket);
  // The other end is told by its own event.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => open.delete(socket));
}
