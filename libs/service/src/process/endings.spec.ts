import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { createHttpApp } from '../http/create-http-app.ts';
import { Endings } from './endings.ts';

it('tells what an application waits for while it ends', async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();

  @Module({})
  class SlowModule implements OnApplicationShutdown {
    onApplicationShutdown(): Promise<void> {
      begun.resolve();
      return finish.promise;
    }
  }

  const app = await createHttpApp(SlowModule, { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } });
  await app.init();
  const endings = app.get(Endings);
  const closed = app.close();
  await begun.promise;
  expect(endings.open).toEqual(['SlowModule']);
  finish.resolve();
  await closed;
  expect(endings.open).toEqual([]);
});
