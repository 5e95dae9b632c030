import fc from 'fast-check';
import { readEvents } from './event-reader.ts';

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array, void, void> {
  let from = 0;
  for (const cut of [...cuts.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}

describe('readEvents', () => {
  it('reads the same events however the bytes are cut', async () => {
    const events = fc.array(fc.record({ event: fc.stringMatching(/^[a-z]{1,8}$/), data: fc.stringMatching(/^[^\r\n]{1,20}$/) }));
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.nat()), fc.constantFrom('\n', '\r\n'), async (list, cuts, end) => {
        const text = list.map(({ event, data }) => `: note${end}event: ${event}${end}data: ${data}${end}${end}`).join('');
        expect(await Array.fromAsync(readEvents(pieces(new TextEncoder().encode(text), cuts)))).toEqual(list);
      }),
    );
  });

  it('joins lines of data, and drops an event that was not finished', async () => {
    const bytes = new TextEncoder().encode('data: a\ndata:b\n\ndata: cut');
    expect(await Array.fromAsync(readEvents(pieces(bytes, [])))).toEqual([{ event: 'message', data: 'a\nb' }]);
  });
});
