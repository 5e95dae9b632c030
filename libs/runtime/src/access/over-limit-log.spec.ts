import { OverLimitLog } from './over-limit-log.ts';

const FIELDS = { address: '192.0.2.7', route: '/v1/analysis', limit: 60 };

it('says who is over the limit, once a minute', () => {
  let now = 0;
  const lines: unknown[] = [];
  const log = new OverLimitLog({ warn: (fields: unknown) => void lines.push(fields) } as never, () => now);
  for (const at of [0, 1, 59_999]) {
    now = at;
    log.say('tk_a', FIELDS);
  }
  log.say('tk_b', FIELDS);
  expect(lines).toEqual([{ actor: 'tk_a', ...FIELDS }, { actor: 'tk_b', ...FIELDS }]);
  now = 60_000;
  log.say('tk_a', FIELDS);
  expect(lines).toHaveLength(3);
});
