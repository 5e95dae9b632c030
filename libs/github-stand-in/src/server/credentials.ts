import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { World } from '../world/world.ts';

/** Who asks: a token of a user, a token of an installation, or the app itself by a JWT. */
export interface Caller {
  kind: 'user' | 'installation' | 'app';
  /** Whose rate limit a request counts against. */
  payer: string;
  maySee(fullName: string): boolean;
}

/** The tokens and the app that the stand-in knows. */
export class Credentials {
  readonly #world: World;
  readonly #tokens = new Map<string, Caller>();
  #app: { id: string; key: KeyObject } | undefined;
  #minted = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** A token of a user, for these repositories or for all. */
  token(token: string, repositories?: readonly string[]): string {
    const names = repositories?.map((name) => name.toLowerCase());
    this.#tokens.set(token, { kind: 'user', payer: token, maySee: (name) => names?.includes(name.toLowerCase()) ?? true });
    return token;
  }

  /** A token of an installation that was handed out, as a workflow has one: unlike that of a user it may make check runs. */
  installationToken(token: string): string {
    this.#tokens.set(token, { kind: 'installation', payer: token, maySee: () => true });
    return token;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** The app, by its id and its public key (PEM). */
  app(id: string, publicKey: string): void {
    this.#app = { id, key: createPublicKey(publicKey) };
  }

  /** A token of an installation, as its endpoint gives them out; undefined for an installation that is not there. */
  mint(installationId: number): string | undefined {
    const installation = this.#world.installations.find(({ id }) => id === installationId);
    if (installation === undefined) {
      return undefined;
    }
    this.#minted += 1;
    const token = `ghs_${installationId}_${this.#minted}`;
    this.#tokens.set(token, {
      kind: 'installation',
      payer: `installation ${installationId}`,
      maySee: (name) => installation.repositories.has(name.toLowerCase()),
    });
    return token;
  }

  /** Undefined for credentials that are missing, wrong, revoked or over. */
  callerOf(authorization: string | undefined): Caller | undefined {
    const [scheme = '', value = ''] = (authorization ?? '').split(' ');
    if (scheme.toLowerCase() === 'bearer' && value.split('.').length === 3) {
      return this.#byJwt(value);
    }
    return ['bearer', 'token'].includes(scheme.toLowerCase()) ? this.#tokens.get(value) : undefined;
  }

  #byJwt(jwt: string): Caller | undefined {
    const [head = '', body = '', signature = ''] = jwt.split('.');
    const app = this.#app;
    if (app === undefined || !verify('sha256', Buffer.from(`${head}.${body}`), app.key, Buffer.from(signature, 'base64url'))) {
      return undefined;
    }
    const { iss, exp } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { iss: string | number; exp: number };
    const valid = String(iss) === app.id && exp * 1_000 > Date.now();
    return valid ? { kind: 'app', payer: `app ${app.id}`, maySee: () => false } : undefined;
  }
}
