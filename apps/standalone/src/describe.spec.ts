import { ApiDocument } from '@provenance/governance-api';
import { apiDescription } from './describe.ts';

it('is what governance-api serves as the description of the API', async () => {
  const { json } = new ApiDocument();
  const { info } = JSON.parse(json) as { info: { version: string } };
  // When they differ, `npm run docs` writes what the controllers say.
  expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(await apiDescription(info.version))));
});
