import { Module } from '@nestjs/common';
import { jest } from '@jest/globals';
import { createHttpApp } from '../http/create-http-app.ts';
import { LOGGER, type Logger } from '../log/logger.ts';
import { HealthRegistry } from './health-registry.ts';

@Module({})
class Nothing {}

it('tells the log when the answer of a probe changes, once, with the checks', async () => {
  const app = await createHttpApp(Nothing, { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } });
  await app.init();
  const log = app.get<Logger>(LOGGER);
  const told = { error: jest.spyOn(log, 'error'), warn: jest.spyOn(log, 'warn'), info: jest.spyOn(log, 'info') };
  let away: string | undefined = 'not connected';
  app.get(HealthRegistry).add('ready', 'store', () => away);
  const probe = async () => (await app.inject({ method: 'GET', url: '/readyz' })).statusCode;

  expect([await probe(), await probe()]).toEqual([503, 503]);
  away = undefined;
  expect([await probe(), await probe()]).toEqual([200, 200]);
  expect(told.warn.mock.calls).toEqual([[{ checks: { store: 'not connected' } }, 'not ready']]);
  expect(told.info.mock.calls).toEqual([['ready again']]);
  expect(told.error).not.toHaveBeenCalled();
  await app.close();
});

it('is ready where only a part cannot be done, says which, and tells the log', async () => {
  const app = await createHttpApp(Nothing, { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } });
  await app.init();
  const log = app.get<Logger>(LOGGER);
  const told = { warn: jest.spyOn(log, 'warn'), info: jest.spyOn(log, 'info') };
  let refused: string | undefined = 'refused: NOREPLICAS';
  app.get(HealthRegistry).add('ready', 'store', () => undefined);
  app.get(HealthRegistry).add('partial', 'writes', () => refused);
  const probe = () => app.inject({ method: 'GET', url: '/readyz' });
  const checks = { store: 'ok', writes: 'refused: NOREPLICAS' };

  await probe();
  const { statusCode, body } = await probe();
  expect([statusCode, JSON.parse(body)]).toEqual([200, { status: 'ok', checks }]);
  refused = undefined;
  await probe();
  expect(told.warn.mock.calls).toEqual([[{ checks }, 'ready for a part of the work']]);
  expect(told.info.mock.calls).toEqual([['ready again']]);
  await app.close();
});
