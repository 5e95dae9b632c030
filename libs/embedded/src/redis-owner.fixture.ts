import { startRedis } from './redis-server.ts';

/** A process that starts a server, says its port, and does nothing about its end. */
const { port } = await startRedis();
process.stdout.write(`${port}\n`);
