import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HttpConfig } from '../config/http.config.ts';
import { listeningAddress } from './listening-address.ts';

/**
 * Listens where the settings say; when that cannot be, the application is closed.
 * @returns the URL
 * @throws Error that names the variable to change when the port is taken
 */
export async function listen(app: NestFastifyApplication): Promise<string> {
  const { host, port } = app.get(HttpConfig);
  try {
    await app.listen(port, listeningAddress(host));
  } catch (error) {
    await app.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new Error(`Port ${port} is taken: end what listens there, or set PROVENANCE_PORT`, { cause: error })
      : error;
  }
  return app.getUrl();
}
