import { backtestWindow } from '../backtests/backtest-window.ts';
import { findingQuery } from '../findings/finding-query.ts';
import type { RawQuery } from './query-reader.ts';

describe.each([
  ['findings', (raw: RawQuery) => findingQuery(raw).filter],
  ['a back-test', (raw: RawQuery) => backtestWindow(raw, 0)],
])('the repository of %s', (_of, read) => {
  it.each(['acme/shop', 'Acme/Shop.js', 'group/sub-group/project', `acme/${'x'.repeat(250)}`])('may be %s', (repo) => {
    expect(read({ repo })).toMatchObject({ repo });
  });

  it.each(['..', '/', 'acme', '../shop', 'acme/shop/', 'acme/*', 'https://example.com/acme/shop', `acme/${'x'.repeat(251)}`])('cannot be %s', (repo) => {
    const faults = [{ pointer: '?repo', detail: 'must be {org}/{name}, such as acme/shop' }];
    expect(() => read({ repo })).toThrow(expect.objectContaining({ code: 'validation_failed', faults }));
  });
});
