import { ApiDocument } from '@provenance/governance-api';
import { apiDescription } from './describe.ts';

it('is what governance-api serves as the description of the API', async () => {
  const { json } = new ApiDocument();
  const { info } = JSON.parse(json) as { info: { version: string } };
  // When they differ, `npm run docs` writes what the controllers say.
  expect(comparable(json)).toEqual(comparable(JSON.stringify(await apiDescription(info.version))));
});

/** The order of an operation's parameters means nothing, and differs between compilers of decorators. */
function comparable(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    key === 'parameters' && Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value,
  );
}
