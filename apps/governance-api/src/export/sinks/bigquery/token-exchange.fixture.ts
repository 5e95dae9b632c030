import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** An exchange of tokens (RFC 8693), as workload identity federation asks one; of Google's kinds of credentials the one that names its server. */
export class TokenExchange {
  /** The subject tokens that were brought. */
  readonly asked: string[] = [];
  readonly #folder: string;
  readonly #server = createServer((request, response) => {
    void text(request).then((form) => {
      this.asked.push(new URLSearchParams(form).get('subject_token') ?? '');
      const token = { access_token: 'a token', issued_token_type: 'urn:ietf:params:oauth:token-type:access_token', token_type: 'Bearer', expires_in: 3_600 };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
    });
  });

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async start(): Promise<TokenExchange> {
    const exchange = new TokenExchange(await mkdtemp(join(tmpdir(), 'provenance-google-')));
    await once(exchange.#server.listen(0, '127.0.0.1'), 'listening');
    await exchange.#writeCredentials();
    return exchange;
  }

  get credentialsPath(): string {
    return join(this.#folder, 'credentials.json');
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await rm(this.#folder, { recursive: true });
  }

  async #writeCredentials(): Promise<void> {
    const subject = join(this.#folder, 'subject');
    await writeFile(subject, 'a subject');
    const credentials = {
      type: 'external_account',
      audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/ci',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/token`,
      credential_source: { file: subject },
    };
    await writeFile(this.credentialsPath, JSON.stringify(credentials));
  }
}
