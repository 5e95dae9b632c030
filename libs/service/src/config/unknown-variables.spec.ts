import { unknownVariables } from './unknown-variables.ts';

const KNOWN = ['PROVENANCE_TIMESERIES_BACKEND', 'PROVENANCE_TIMESERIES_BATCH_MS', 'PROVENANCE_REDIS_URL', 'PROVENANCE_REDIS_URL_FILE', 'PROVENANCE_HOST', 'PROVENANCE_PORT'];

it('are those under the prefix that are set and that nothing reads', () => {
  const env = { PROVENANCE_PORT: '1', PROVENANCE_REDIS_URL_FILE: '/run/url', PROVENANCE_DASHBOARD_API: 'http://x', PROVENANCE_UNSET: '', PATH: '/bin', provenance_port: '1' };
  expect(unknownVariables(env, KNOWN)).toEqual([{ variable: 'PROVENANCE_DASHBOARD_API' }]);
});

it.each([
  ['PROVENANCE_TIMESERIS_BACKEND', 'PROVENANCE_TIMESERIES_BACKEND'],
  ['PROVENANCE_TIMESEIRES_BACKENDS', 'PROVENANCE_TIMESERIES_BACKEND'],
  ['PROVENANCE_TIMESERIES_BATCHMS', 'PROVENANCE_TIMESERIES_BATCH_MS'],
  ['PROVENANCE_REDIS_ULR', 'PROVENANCE_REDIS_URL'],
  ['PROVENANCE_PROT', 'PROVENANCE_PORT'],
  ['PROVENANCE_HTTP_PORT', undefined],
  ['PROVENANCE_BACKEND', undefined],
])('%s may have been meant for %s', (variable, nearest) => {
  expect(unknownVariables({ [variable]: 'x' }, KNOWN)).toEqual([{ variable, ...(nearest !== undefined && { nearest }) }]);
});

it('knows what the system reads', () => {
  expect(unknownVariables({ PROVENANCE_GITHUB_TOKEN_FILE: 'x', PROVENANCE_PROVENANCE_BLOCK_ON_UNKNOWN: 'true', PROVENANCE_API_URL: 'x', PROVENANCE_IMAGES: 'x', PROVENANCE_PARTS_DIR: 'x' })).toEqual([]);
});
