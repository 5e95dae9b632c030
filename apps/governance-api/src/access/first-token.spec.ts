import { jest } from '@jest/globals';
import { ProvenanceError } from '@provenance/domain';
import { AccessConfig, TokenAuthority } from '@provenance/runtime';
import type { Logger } from '@provenance/service';
import { InMemoryTokenStore } from '@provenance/store';
import { FirstToken } from './first-token.ts';

const silent = { warn: () => undefined } as unknown as Logger;

let printed: string[];

beforeEach(() => {
  printed = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});

afterEach(() => jest.restoreAllMocks());

async function start(store: InMemoryTokenStore, settings: Partial<AccessConfig> = {}): Promise<void> {
  const first = new FirstToken(new TokenAuthority(store), Object.assign(new AccessConfig(), settings), silent);
  first.onApplicationBootstrap();
  await first.settled();
  await first.beforeApplicationShutdown();
}

it('prints a token that opens everything, once, also when several processes start', async () => {
  const store = new InMemoryTokenStore();
  await Promise.all([start(store), start(store), start(store)]);
  await start(store);
  expect(printed).toHaveLength(1);
  const [text] = /prv_[\w-]{43}/.exec(printed[0]!)!;
  expect(await new TokenAuthority(store).open(text)).toMatchObject({ judgement: 'valid', access: { repos: undefined } });
  expect((await store.list()).map(({ scopes }) => scopes)).toEqual([['admin']]);
});

it('makes none where there is one in a variable, and none where no token is needed', async () => {
  const store = new InMemoryTokenStore();
  await start(store, { adminToken: 'a'.repeat(32) });
  await start(store, { auth: 'off' });
  expect([printed, await store.list()]).toEqual([[], []]);
});

it('ends while the store is away', async () => {
  class Away extends InMemoryTokenStore {
    override async createFirst(): Promise<boolean> {
      throw new ProvenanceError('store_unavailable', 'away');
    }
  }
  const first = new FirstToken(new TokenAuthority(new Away()), new AccessConfig(), silent);
  first.onApplicationBootstrap();
  await first.beforeApplicationShutdown();
  expect(printed).toEqual([]);
});
