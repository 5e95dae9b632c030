import { startReads, type Reads } from '../reads.fixture.ts';
import { CAPABILITIES_EXAMPLE, SAMPLE_CAPABILITIES } from './capabilities.example.ts';
import { mergeCapabilities } from './merge-capabilities.ts';

let reads: Reads;

beforeEach(async () => {
  reads = await startReads();
});

afterEach(() => reads.app.close());

describe('GET /v1/detectors/capabilities', () => {
  it('answers what the documented example says', async () => {
    await reads.capabilities.put(SAMPLE_CAPABILITIES, Date.now() + 60_000);
    const answer = await (await fetch(`${reads.base}/v1/detectors/capabilities`)).json();
    expect(answer).toEqual({ ...CAPABILITIES_EXAMPLE, request_id: expect.stringMatching(/^rq_[0-9a-f]{32}$/) });
  });

  it('is empty when no worker has said anything lately', async () => {
    await reads.capabilities.put(SAMPLE_CAPABILITIES, Date.now() - 1);
    expect(await (await fetch(`${reads.base}/v1/detectors/capabilities`)).json()).toMatchObject({ capabilities: [] });
  });
});

describe('the capabilities of several workers', () => {
  const [imports, semgrep] = SAMPLE_CAPABILITIES.capabilities;

  it('are listed once where they are the same', () => {
    const merged = mergeCapabilities([
      { worker: 'a', capabilities: [imports!, semgrep!] },
      { worker: 'b', capabilities: [semgrep!] },
    ]);
    expect(merged.map(({ name, workers }) => [name, workers])).toEqual([
      ['python-imports', ['a']],
      ['semgrep', ['a', 'b']],
    ]);
  });

  it('show a worker that runs another pack', () => {
    const merged = mergeCapabilities([
      { worker: 'a', capabilities: [semgrep!] },
      { worker: 'b', capabilities: [{ ...semgrep!, config_sha256: 'other' }] },
    ]);
    expect(merged.map(({ workers }) => workers)).toEqual([['a'], ['b']]);
  });
});
