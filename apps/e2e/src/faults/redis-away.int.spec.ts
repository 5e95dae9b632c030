import { until } from '../system/until.ts';
import { APPS, START_TIMEOUT_MS, System } from '../system/system.ts';

/** What has become of the server by the time that everything is told to end. */
const FATES = {
  'is gone': (system: System) => system.redis.kill(),
  hangs: async (system: System) => void process.kill(system.redis.pid, 'SIGSTOP'),
};

describe.each(Object.entries(FATES))('when Redis %s', (_fate, befall) => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await system.redis.kill();
    await system.stop();
  });

  it('all services end in order on SIGTERM', async () => {
    await befall(system);
    const unready = APPS.map((app) => until(`${app} is not ready`, async () => (await fetch(`${system.app(app).base}/readyz`)).status === 503 || undefined));
    await Promise.all(unready);
    const services = APPS.map((app) => system.app(app));
    await Promise.all(services.map((service) => service.stop()));
    // A process that did not end was killed, which leaves no code.
    expect(services.map(({ name, exitCode }) => [name, exitCode()])).toEqual(APPS.map((app) => [app, 0]));
  }, 120_000);
});
